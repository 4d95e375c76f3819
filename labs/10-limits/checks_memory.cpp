// Lab 10: the limits on processes and on memory.
#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <string>

#include "check/groups.hpp"
#include "check/need.hpp"
#include "checks_stage.hpp"

using namespace boxlab;

namespace {

/// A run, and how many processes the kernel killed in it for want of memory.
struct Killed {
  Run run;
  std::uint64_t count;
};

Killed run_to_the_end(const std::vector<std::string>& words) {
  Session session = start(words);
  Run run = session.finish();
  return {std::move(run), read_count(session.cgroups(), "memory.events", "oom_kill")};
}

std::uint64_t kills(const Session& session) {
  return read_count(session.cgroups(), "memory.events", "oom_kill");
}

RunMatcher had_kills(const Killed& killed, std::uint64_t expected) {
  return {fmt::format("the kernel kills {} process for want of memory", expected),
          [=, count = killed.count](const Run&) {
            return count == expected ? "" : fmt::format("it killed {}", count);
          }};
}

/// `late` holds the program back when it forks. By now, it goes on.
bool is_let_go(const Processes& processes) {
  return std::any_of(processes.begin(), processes.end(), [](const Process& process) {
    return process.name == "limit" && sleeps(process);
  });
}

LookMatcher has_charged(const Watch& watch, std::uint64_t mib) {
  return finds(watch, fmt::format("the command's first {} MiB are charged to its group", mib),
               [=, &watch] {
                 if (watch.group() == watch.group(watch.launcher()))
                   return fmt::format("it is in {}, as limit is", watch.group());
                 const std::string current = watch.file("memory.current");
                 if (current.empty())
                   return fmt::format(
                       "its group, {}, has no memory controller: was +memory "
                       "written to its parent's cgroup.subtree_control?",
                       watch.group());
                 if (std::stoull(current) >= mib * mebibyte) return std::string{};
                 return fmt::format("memory.current of {} is {}: it came in only later",
                                    watch.group(), current);
               });
}

LookMatcher holds_at_most(const Watch& watch, std::uint64_t most) {
  return finds(watch, fmt::format("there are {} processes in the group at most", most),
               [=, &watch] {
                 const std::string current = watch.file("pids.current");
                 return !current.empty() && std::stoull(current) <= most
                            ? ""
                            : fmt::format("pids.current is {}", current);
               });
}

LookMatcher refused_processes(const Watch& watch) {
  return finds(watch, "the kernel refuses one more", [&watch] {
    return watch.count("pids.events", "max") > 0 ? "" : "pids.events counts no refusal";
  });
}

/// Neighbour and command want the same memory; only one has a limit.
constexpr auto with_neighbour =
    "eat 40 1000 & limit --memory 33554432 eat 40 0; echo $?; kill $! || exit 1; wait; exit 0";

}  // namespace

TEST_CASE("pids.max: a fork bomb stops at the limit", "[points:2]") {
  needs("limit.command");
  Watch watch{{"limit", "--pids", "9", "bomb", "30", "1000"}, "bomb"};
  watch.wait_until([&](const Processes&) { return watch.count("pids.events", "max") > 0; });
  CHECK_THAT(watch.look(), has_limit(watch, "pids.max", "9"));
  CHECK_THAT(watch.look(), holds_at_most(watch, 9));
  CHECK_THAT(watch.look(), refused_processes(watch));
}

TEST_CASE("memory.max: --memory is the limit of the group, with no swap space in addition",
          "[points:1]") {
  needs("limit.command");
  const Watch watch{{"limit", "--memory", "67108864", "eat", "0", "1000"}, "eat"};
  CHECK_THAT(watch.look(), has_limit(watch, "memory.max", "67108864"));
  if (!watch.file("memory.swap.max").empty())
    CHECK_THAT(watch.look(), has_limit(watch, "memory.swap.max", "0"));
}

TEST_CASE("memory.together: the memory of all processes of the group counts together",
          "[points:2]") {
  needs("limit.command");
  Session session = start({"limit", "--memory", "50331648", "sh", "-c",
                           "eat 32 1000 & eat 32 1000 & wait; sleep 1000"});
  const Look look = session.wait_for([&](const Processes&) { return kills(session) > 0; });
  CHECK_THAT(look, shows("two that take 32 MiB do not fit into 48", [&](const Processes&) {
               return kills(session) > 0 ? "" : "the kernel killed nobody";
             }));
}

TEST_CASE("group.first: the command is in its group from its first instruction on", "[points:2]") {
  needs("limit.command");
  require(ptrace_need);
  Watch watch{{"/lab/late", "limit", "--memory", "67108864", "eat", "16", "1000"}, "eat"};
  watch.wait_until(is_let_go);
  CHECK_THAT(watch.look(), has_charged(watch, 16));
}

TEST_CASE("memory.kill: whoever needs more is killed, alone; it is reported, and the group is gone",
          "[points:2]") {
  needs("memory.max");
  const Killed killed = run_to_the_end({"sh", "-c", with_neighbour});
  CHECK_THAT(killed.run, had_kills(killed, 1));
  CHECK_THAT(killed.run, exited_with(0));
  CHECK_THAT(killed.run, printed(std::to_string(128 + SIGKILL) + "\n"));
  CHECK_THAT(killed.run, complained_of("out of memory"));
  CHECK_THAT(killed.run, left_nothing_behind());
}

TEST_CASE("memory.child: that a child was killed is reported too; the command's status is its own",
          "[points:2]") {
  needs("memory.max");
  const Killed killed =
      run_to_the_end({"limit", "--memory", "33554432", "sh", "-c", "eat 40 0; exit 5"});
  CHECK_THAT(killed.run, had_kills(killed, 1));
  CHECK_THAT(killed.run, exited_with(5));
  CHECK_THAT(killed.run, complained_of("out of memory"));
}
