#include "cli/keys.hpp"

#include <unistd.h>

#include <cctype>
#include <cerrno>

namespace boxlab {

namespace {

struct Sequence {
  std::string_view text;
  char key;
};

// xterm's, which all others share (console_codes(4)); the arrows in both modes.
constexpr Sequence sequences[] = {{"\x1b[A", 'k'}, {"\x1bOA", 'k'},  {"\x1b[B", 'j'},
                                  {"\x1bOB", 'j'}, {"\x1b[5~", 'b'}, {"\x1b[6~", 'f'}};

constexpr char end_of_transmission = 4;  // Ctrl-D

/// Takes one key off the beginning of a text; 0 for what is none of ours.
char take_key(std::string_view& text) {
  for (const Sequence& sequence : sequences) {
    if (!text.starts_with(sequence.text)) continue;
    text.remove_prefix(sequence.text.size());
    return sequence.key;
  }
  const auto byte = static_cast<unsigned char>(text[0]);
  text.remove_prefix(1);
  if (byte == '\x1b') text.remove_prefix(text.size());  // some other key
  if (byte == ' ') return 'f';
  if (byte == end_of_transmission) return 'q';
  return std::isprint(byte) != 0 && byte < 0x80 ? static_cast<char>(std::tolower(byte)) : '\0';
}

}  // namespace

std::string to_keys(std::string_view text) {
  std::string keys;
  while (!text.empty()) {
    if (const char key = take_key(text); key != '\0') keys += key;
  }
  return keys;
}

Keys read_keys() {
  char buffer[256];
  const ssize_t size = read(STDIN_FILENO, buffer, sizeof buffer);
  if (size == -1 && (errno == EINTR || errno == EAGAIN)) return {};
  if (size <= 0) return {"", true};
  return {to_keys({buffer, static_cast<std::size_t>(size)}), false};
}

}  // namespace boxlab
