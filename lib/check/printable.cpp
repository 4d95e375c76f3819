#include "check/printable.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace boxlab {

namespace {

unsigned byte_of(char letter) { return static_cast<unsigned char>(letter); }

/// How many bytes the character at the start of `text` has, going by its first byte; 0 when no
/// character starts with that.
std::size_t length_of(std::string_view text) {
  const unsigned first = byte_of(text[0]);
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

/// How many bytes can be shown as they are: 0, or those of one character.
std::size_t showable(std::string_view text) {
  const unsigned first = byte_of(text[0]);
  if ((first < 0x20 && first != '\n') || first == 0x7f) return 0;
  const std::size_t length = length_of(text);
  if (length == 0 || length > text.size()) return 0;
  if (first == 0xc2 && byte_of(text[1]) < 0xa0) return 0;  // control characters U+0080 to U+009F
  const auto rest = text.substr(1, length - 1);
  const auto is_inner = [](char letter) { return (byte_of(letter) & 0xc0) == 0x80; };
  return std::all_of(rest.begin(), rest.end(), is_inner) ? length : 0;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const std::size_t length = showable(text);
    if (length == 0) shown += fmt::format("\\x{:02x}", byte_of(text[0]));
    shown += text.substr(0, length);
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return shown;
}

}  // namespace boxlab
