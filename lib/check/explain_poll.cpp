// Waiting for one of several descriptors: poll(2), select(2), epoll_wait(2).
#include <fmt/core.h>
#include <fmt/ranges.h>
#include <poll.h>
#include <sys/select.h>

#include <algorithm>
#include <sstream>

#include "check/wait_for.hpp"

namespace boxlab {

namespace {

constexpr std::uint64_t most_descriptors = FD_SETSIZE;

std::vector<int> read_poll(const Subject& subject) {
  std::vector<int> numbers;
  for (std::uint64_t i = 0; i < std::min(subject.argument(1), most_descriptors); ++i) {
    const auto entry = subject.read<pollfd>(subject.argument(0) + i * sizeof(pollfd));
    if (entry && entry->fd >= 0) numbers.push_back(entry->fd);
  }
  return numbers;
}

/// The descriptors in any of the three sets.
std::vector<int> read_select(const Subject& subject) {
  std::vector<int> numbers;
  const int end = std::clamp(subject.number(0), 0, FD_SETSIZE);
  for (int number = 0; number < end; ++number) {
    const auto byte = static_cast<std::uint64_t>(number) / 8;
    const auto is_in = [&](std::size_t set) {
      const auto bits = subject.read<unsigned char>(subject.argument(set) + byte);
      return subject.argument(set) != 0 && bits && (*bits >> (number % 8) & 1) != 0;
    };
    if (is_in(1) || is_in(2) || is_in(3)) numbers.push_back(number);
  }
  return numbers;
}

/// Lines such as "tfd:        5 events:       19 ..." of /proc/PID/fdinfo/N (proc(5)).
std::vector<int> read_epoll(const Subject& subject) {
  std::vector<int> numbers;
  std::istringstream lines{
      read_text(subject.scene.windows.proc,
                fmt::format("{}/fdinfo/{}", subject.process.pid, subject.number(0)))};
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("tfd:")) numbers.push_back(std::stoi(line.substr(4)));
  }
  return numbers;
}

/// What a call waits for, and whether it does so without end.
struct Poll {
  std::vector<int> numbers;
  bool has_limit;
};

std::optional<Poll> find_poll(const Subject& subject) {
  if (subject.is_in({"poll"})) return Poll{read_poll(subject), subject.number(2) >= 0};
  if (subject.is_in({"ppoll"})) return Poll{read_poll(subject), subject.argument(2) != 0};
  if (subject.is_in({"select", "pselect6"}))
    return Poll{read_select(subject), subject.argument(4) != 0};
  if (subject.is_in({"epoll_wait", "epoll_pwait"}))
    return Poll{read_epoll(subject), subject.number(3) >= 0};
  if (subject.is_in({"epoll_pwait2"})) return Poll{read_epoll(subject), subject.argument(3) != 0};
  return std::nullopt;
}

/// The function of the C library that makes the call.
std::string function(const std::string& call) {
  if (call == "pselect6") return "select";
  if (call == "ppoll") return "poll";
  return call.starts_with("epoll") ? "epoll_wait" : call;
}

/// Only processes of the sandbox can make it ready: it is a pipe that the judge does not serve.
bool is_of_sandbox(const Subject& subject, const OpenDescriptor* descriptor) {
  if (descriptor == nullptr || !descriptor->target.starts_with("pipe:")) return false;
  const auto& served = subject.scene.served_pipes;
  return std::count(served.begin(), served.end(), descriptor->target) == 0;
}

}  // namespace

std::optional<Wait> explain_poll(const Subject& subject) {
  const auto poll = find_poll(subject);
  if (!poll) return std::nullopt;
  Wait wait;
  wait.is_hopeful = poll->has_limit;
  std::vector<std::string> names;
  for (const int number : poll->numbers) {
    const OpenDescriptor* descriptor = subject.process.descriptor(number);
    if (!is_of_sandbox(subject, descriptor)) wait.is_hopeful = true;
    names.push_back(fmt::format("{} (fd {})", descriptor ? descriptor->target : "?", number));
  }
  wait.action = fmt::format("waits in {}() for {}{}", function(subject.call),
                            names.empty() ? "nothing" : fmt::format("{}", fmt::join(names, " or ")),
                            poll->has_limit ? ", with a time limit" : "");
  wait.consequence = "and nobody is left to make it ready";
  wait.situation = poll->numbers.size() > 1 ? "none of them is ready" : "it is not ready";
  wait.wakers = subject.others();
  return wait;
}

}  // namespace boxlab
