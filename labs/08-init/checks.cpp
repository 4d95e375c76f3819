// Lab 08: the command of process 1.
#include "checks.hpp"

#include <fmt/core.h>
#include <sys/syscall.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <optional>

#include "check/nested.hpp"

using namespace boxlab;

namespace {

/// How long one looks at a process that should sleep.
constexpr std::chrono::milliseconds while_asleep{300};

/// How often it may wake up meanwhile, for reasons that are not its own.
constexpr std::uint64_t few = 2;

/// Whether the call ends by itself some time.
bool has_time_limit(const SystemCall& call) {
  const auto limit = [&](std::size_t argument) { return call.arguments[argument]; };
  switch (call.number) {
    case SYS_nanosleep:
    case SYS_clock_nanosleep:
      return true;
    case SYS_rt_sigtimedwait:
    case SYS_ppoll:
      return limit(2) != 0;
    case SYS_epoll_pwait2:
      return limit(3) != 0;
    case SYS_select:
    case SYS_pselect6:
      return limit(4) != 0;
    case SYS_poll:
      return static_cast<int>(limit(2)) >= 0;
    case SYS_epoll_wait:
    case SYS_epoll_pwait:
      return static_cast<int>(limit(3)) >= 0;
    default:
      return false;
  }
}

std::uint64_t count_wakes(const Process& process) {
  std::uint64_t switches = 0;
  for (const Thread& thread : process.threads) switches += thread.switches;
  return switches;
}

/// The call with a time limit that one of its threads is in.
std::optional<std::string> find_time_limit(const Process& process) {
  for (const Thread& thread : process.threads) {
    if (thread.call && has_time_limit(*thread.call)) return call_name(thread);
  }
  return std::nullopt;
}

LookMatcher sleeps_since(const Look& before, const Supervised& supervised) {
  return shows("init sleeps until something happens", [&](const Processes& processes) {
    const Process* then = supervised.init(before.processes);
    const Process* now = supervised.init(processes);
    if (then == nullptr || now == nullptr) return std::string{"it does not run"};
    if (const auto call = find_time_limit(*now))
      return fmt::format("it waits in {}() with a time limit, and asks again", *call);
    const std::uint64_t wakes = count_wakes(*now) - count_wakes(*then);
    return wakes <= few ? "" : fmt::format("it woke up {} times in 0.3 s", wakes);
  });
}

const Look& watch(Supervised& supervised) {
  const auto end = std::chrono::steady_clock::now() + while_asleep;
  return supervised.wait_for(
      [&](const Processes&) { return std::chrono::steady_clock::now() >= end; });
}

LookMatcher begins_with_no_signal(const Supervised& supervised, const std::string& field,
                                  const std::string& what) {
  return shows("the command begins with no signal " + what, [&, field](const Processes& processes) {
    if (supervised.command(processes) == nullptr) return std::string{"it does not run"};
    const auto signals = supervised.signals(processes, field);
    return signals.empty() ? "" : fmt::format("{}: {}", what, list_signals(signals));
  });
}

LookMatcher opens_only_standard_streams(const Supervised& supervised) {
  return shows("the command has descriptors 0, 1 and 2, and no others",
               [&](const Processes& processes) {
                 const Process* command = supervised.command(processes);
                 if (command == nullptr) return std::string{"it does not run"};
                 return describe_extra_descriptors(*command);
               });
}

}  // namespace

TEST_CASE("init.command: a command runs; its words, streams and status come through",
          "[points:1]") {
  require_nested_namespaces();
  for (const int status : {0, 7, 255}) {
    CHECK_THAT(run_as_1({"sh", "-c", fmt::format("exit {}", status)}), exited_with(status));
  }
  CHECK_THAT(run_as_1({"printf", "%s\\n", "a b", "$HOME", "-x", ""}),
             printed("a b\n$HOME\n-x\n\n"));
  const std::string word = std::to_string(random_below(1'000'000));
  CHECK_THAT(run_as_1({"sh", "-c", "cat; exit 3"}, word), printed(word));
}

TEST_CASE("init.not-found: what can't be run gives 127, or 126", "[points:1]") {
  needs_namespaces("init.command");
  const auto missing = run_as_1({"no-such-command"});
  CHECK_THAT(missing, exited_with(127));
  CHECK_THAT(missing, complained_of("no-such-command"));
  CHECK_THAT(run_as_1({"/etc/passwd"}), exited_with(126));
}

TEST_CASE("init.killed: death by signal N gives 128 + N", "[points:1]") {
  needs_namespaces("init.command");
  CHECK_THAT(run_as_1({"sh", "-c", "kill -TERM $$"}), exited_with(128 + SIGTERM));
  CHECK_THAT(run_as_1({"sh", "-c", "kill -KILL $$"}), exited_with(128 + SIGKILL));
}

TEST_CASE("init.clean: the command begins with no signal blocked or ignored", "[points:2]") {
  needs_namespaces("init.command");
  const Supervised supervised{{"sh", "-c", "read line"}};
  CHECK_THAT(supervised.look(), begins_with_no_signal(supervised, "SigBlk", "blocked"));
  CHECK_THAT(supervised.look(), begins_with_no_signal(supervised, "SigIgn", "ignored"));
}

TEST_CASE("init.descriptors: no descriptor leaks into the command", "[points:1]") {
  needs_namespaces("init.command");
  const Supervised supervised{{"sh", "-c", "read line"}};
  CHECK_THAT(supervised.look(), opens_only_standard_streams(supervised));
}

TEST_CASE("init.sleeps: with nothing to do it sleeps, without a time limit", "[points:2]") {
  needs_namespaces("init.command");
  Supervised supervised;
  const Look before = supervised.look();
  CHECK_THAT(watch(supervised), sleeps_since(before, supervised));
}
