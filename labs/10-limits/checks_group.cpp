// Lab 10: the group of the command: where it is, and who is in it.
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

TEST_CASE("group.deeper: an ordinary user who was given a group makes the new one in that one",
          "[points:2]") {
  needs("group.own");
  const Watch watch{{"sh", "-c", go_deeper}, "eat"};
  CHECK_THAT(watch.look(), is_below(watch, "/mine/"));
  CHECK_THAT(watch.look(), stays_with_its_caller(watch, "/mine/inner"));
}
