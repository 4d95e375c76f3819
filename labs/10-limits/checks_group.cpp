// Lab 10: the group of the command: where it is, who is in it, and when it is gone.
#include <fmt/format.h>

#include <string>

#include "checks_stage.hpp"

using namespace boxlab;

namespace {

/// The group of the program is the one that its caller gave it.
LookMatcher stays_with_its_caller(const Watch& watch, const std::string& caller) {
  return finds(watch, "limit itself stays in the group " + caller, [=, &watch] {
    const std::string found = watch.group(watch.launcher());
    return found == caller ? "" : fmt::format("it is in {}", found);
  });
}

LookMatcher is_below(const Watch& watch, const std::string& parent) {
  return finds(watch, fmt::format("the command is in a new group below {}", parent), [=, &watch] {
    const std::string group = watch.group();
    const std::string own = watch.group(watch.launcher());
    const bool is_new = group.starts_with(parent) && group.size() > parent.size();
    return is_new && group != own && !group.starts_with(own + "/")
               ? ""
               : fmt::format("it is in {}", group);
  });
}

LookMatcher has_charged(const Watch& watch, std::uint64_t mib) {
  return finds(watch, fmt::format("the command's first {} MiB are charged to its group", mib),
               [=, &watch] {
                 const std::string current = watch.file("memory.current");
                 if (!current.empty() && std::stoull(current) >= mib * mebibyte)
                   return std::string{};
                 return fmt::format("memory.current of {} is {}: it came in only later",
                                    watch.group(), current.empty() ? "not there" : current);
               });
}

/// The shell goes to a group of its own, /mine/inner, before it becomes the program.
constexpr auto go_deeper =
    "cd /sys/fs/cgroup && mkdir -p mine/inner && echo +pids >cgroup.subtree_control &&"
    " echo $$ >mine/inner/cgroup.procs && exec limit --pids 9 eat 0 1000";

}  // namespace

TEST_CASE("group.own: the command is in a group of its own, beside ours, and limit is not in it",
          "[points:1]") {
  needs("limit.command");
  const Watch watch{{"limit", "--pids", "9", "eat", "0", "1000"}, "eat"};
  CHECK_THAT(watch.look(), is_below(watch, "/"));
  CHECK_THAT(watch.look(), stays_with_its_caller(watch, "/caller"));
}

TEST_CASE("group.first: the command is in its group from its first instruction on", "[points:2]") {
  needs("group.own");
  const Watch watch{{"limit", "--memory", "67108864", "eat", "16", "1000"}, "eat"};
  CHECK_THAT(watch.look(), has_charged(watch, 16));
}

TEST_CASE("group.deeper: an ordinary user who was given a group makes the new one in that one",
          "[points:2]") {
  needs("group.own");
  const Watch watch{{"sh", "-c", go_deeper}, "eat"};
  CHECK_THAT(watch.look(), is_below(watch, "/mine/"));
  CHECK_THAT(watch.look(), stays_with_its_caller(watch, "/mine/inner"));
}

TEST_CASE("group.rest: what outlives the command is killed, and the group is removed then",
          "[points:2]") {
  needs("limit.command");
  const auto run = stage().run(
      {"--pids", "9", "sh", "-c", "eat 24 1000 & eat 24 1000 & read line </dev/null; exit 3"});
  CHECK_THAT(run, exited_with(3));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("group.others: two of them at a time do not get into each other's way", "[points:1]") {
  needs("limit.command");
  const auto run = stage().run_shell(
      "mkfifo /tmp/runs; limit --pids 9 sh -c 'echo > /tmp/runs; exec sleep 1000' & first=$!;"
      " read line < /tmp/runs; rm /tmp/runs; limit --pids 9 sh -c 'exit 5'; echo $?;"
      " kill $first; wait $first; echo $?");
  CHECK_THAT(run, printed("5\n143\n"));
  CHECK_THAT(run, left_nothing_behind());
}
