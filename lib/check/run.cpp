#include "check/run.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <csignal>
#include <cstring>

namespace boxlab {

namespace {

bool is_plain(const std::string& word) {
  constexpr auto plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./,:@%";
  return !word.empty() && word.find_first_not_of(plain) == std::string::npos;
}

/// In single quotes, where only the single quote itself needs care: they end before it, and begin
/// again after it.
std::string quote(const std::string& word) {
  if (is_plain(word)) return word;
  std::string quoted = "'";
  for (const char letter : word) quoted += letter == '\'' ? "'\\''" : std::string{letter};
  return quoted + '\'';
}

/// "exit status 139" is what a shell makes of a child that crashed: nobody knows that by heart.
std::string describe_status(int status) {
  constexpr int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP};
  const int signal = status - 128;
  if (std::find(std::begin(faults), std::end(faults), signal) == std::end(faults))
    return fmt::format("exit status {}", status);
  return fmt::format("exit status {}, as after a crash (SIG{})", status, sigabbrev_np(signal));
}

}  // namespace

std::string command_line(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) {
    if (!line.empty()) line += ' ';
    line += quote(word);
  }
  return line;
}

std::string describe_end(const Run& run) {
  switch (run.ending) {
    case Ending::exited:
      return describe_status(run.status);
    case Ending::killed:
      return fmt::format("killed by SIG{} ({})", sigabbrev_np(run.signal), run.signal);
    case Ending::stuck:
      return fmt::format("did not end: stuck after {:.1f} s", run.wall_seconds);
    case Ending::asleep:
      return fmt::format("did not end: asleep after {:.1f} s, and for long", run.wall_seconds);
    case Ending::busy:
      return fmt::format("did not end: it computed for {:.1f} s", run.cpu_seconds);
    case Ending::timed_out:
      return fmt::format("did not end within {:.1f} s", run.wall_seconds);
    case Ending::flooded:
      return fmt::format("did not end: it wrote {} MiB", (run.out_bytes + run.err_bytes) >> 20);
    case Ending::oversized:
      return "did not end: it took more memory than allowed";
  }
  return "unknown end";
}

}  // namespace boxlab
