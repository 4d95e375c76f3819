// Lab 04: the command line of the program `ring`. Given; nothing to change here.
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>

#include "ring.hpp"
#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/program.hpp"

namespace {

constexpr auto synopsis = "ring [--sysv] send|recv NAME";

using OwnedRing = std::unique_ptr<Ring, decltype(&close_ring)>;

/// What the command line asks for.
struct Request {
  Side side;
  const char* name;
  std::optional<int> key;  ///< the name as a number, with --sysv
};

char buffer[64 << 10];

sys::Size read_some() {
  long size = -1;
  do {
    size = read(STDIN_FILENO, buffer, sizeof buffer);
  } while (size == -1 && errno == EINTR);
  return static_cast<sys::Size>(sys::check(size, "read", "stdin"));
}

void write_all(sys::Size size) {
  for (sys::Size done = 0; done < size;) {
    const long written = write(STDOUT_FILENO, buffer + done, size - done);
    if (written == -1 && errno == EINTR) continue;
    done += static_cast<sys::Size>(sys::check(written, "write", "stdout"));
  }
}

void send(Ring* ring) {
  while (const sys::Size size = read_some()) put(ring, buffer, size);
  finish(ring);
}

void receive(Ring* ring) {
  while (const sys::Size size = take(ring, buffer, sizeof buffer)) write_all(size);
}

/// A key is a number that is not IPC_PRIVATE.
std::optional<int> read_key(std::string_view text) {
  int key = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), key);
  if (error != std::errc{} || end != text.data() + text.size() || key == 0) return std::nullopt;
  return key;
}

/// The words behind the options; nothing when they are not as they should be.
std::optional<Request> read_request(char** words, bool is_system_v) {
  const std::string_view side = words[0];
  if (side != "send" && side != "recv") return std::nullopt;
  const auto key = read_key(words[1]);
  if (is_system_v && !key) return std::nullopt;
  return Request{side == "send" ? Side::sender : Side::receiver, words[1],
                 is_system_v ? key : std::nullopt};
}

int ring(int argc, char** argv) {
  const bool is_system_v = argc > 1 && std::strcmp(argv[1], "--sysv") == 0;
  const int first = is_system_v ? 2 : 1;
  if (argc != first + 2) return sys::report_usage("a side and a name are needed", synopsis);
  const auto request = read_request(argv + first, is_system_v);
  if (!request) return sys::report_usage("no such side, or no such key", synopsis);
  sys::let_interrupt(SIGUSR1);
  const auto [side, name, key] = *request;
  const OwnedRing ring{key ? open_ring(*key, side) : open_ring(name, side), close_ring};
  side == Side::sender ? send(ring.get()) : receive(ring.get());
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("ring", ring, argc, argv); }
