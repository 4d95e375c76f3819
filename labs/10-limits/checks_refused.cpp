// Lab 10: what can't be set is said, nothing runs without its limits, and nothing is left.
#include <string>

#include "checks_stage.hpp"

using namespace boxlab;

namespace {

/// Where no cgroup v2 is mounted, but something else, as on systems with cgroup v1.
constexpr auto without_cgroup2 =
    "unshare --map-root-user --mount sh -c 'mount -t tmpfs none /sys/fs/cgroup;"
    " limit --pids 9 touch ran; echo $?; ls -A /sys/fs/cgroup'";

/// A process in the group that is to hand controllers down.
constexpr auto with_process_in_the_way =
    "sleep 1000 & echo $! >/sys/fs/cgroup/cgroup.procs;"
    " limit --pids 9 touch ran; echo $?; kill $!; wait";

}  // namespace

TEST_CASE("refused.value: a limit that the kernel does not take: which file, and why",
          "[points:2]") {
  needs("limit.command");
  const auto run = stage().run_shell("limit --pids 5000000 touch ran; echo $?");
  CHECK_THAT(run, printed("1\n"));
  CHECK_THAT(run, complained_of("pids.max"));
  CHECK_THAT(run, complained_of("Invalid argument (EINVAL)"));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("refused.device: a device that is none, or no disk", "[points:1]") {
  needs("limit.command");
  const auto run = stage().run_shell(
      "limit --io /dev/none:1000 touch ran; echo $?; limit --io /dev/null:1000 touch ran; echo $?");
  CHECK_THAT(run, printed("1\n1\n"));
  CHECK_THAT(run, complained_of("/dev/none"));
  CHECK_THAT(run, complained_of("/dev/null"));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("refused.controller: one that is not there is missed by those only who need it",
          "[points:2]") {
  needs("limit.command");
  const auto run =
      stage({"memory", "pids"})
          .run_shell("limit --pids 9 true; echo $?; limit --cpu 20 touch ran; echo $?");
  CHECK_THAT(run, printed("0\n1\n"));
  CHECK_THAT(run, complained_of("cgroup.subtree_control"));
  CHECK_THAT(run, complained_of("No such file or directory (ENOENT)"));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("refused.busy: processes in the parent group are in the way", "[points:1]") {
  needs("limit.command");
  const auto run = stage().run_shell(with_process_in_the_way);
  CHECK_THAT(run, printed("1\n"));
  CHECK_THAT(run, complained_of("Device or resource busy (EBUSY)"));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("refused.permission: where we may make no group", "[points:1]") {
  needs("limit.command");
  const auto run = stage().run_shell("chmod a-w /sys/fs/cgroup; limit --pids 9 touch ran; echo $?");
  CHECK_THAT(run, printed("1\n"));
  CHECK_THAT(run, complained_of("Permission denied (EACCES)"));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("refused.no-cgroups: where /sys/fs/cgroup is no cgroup v2", "[points:1]") {
  needs("limit.command");
  const auto run = stage().run_shell(without_cgroup2);
  CHECK_THAT(run, printed("1\n"));
  CHECK_THAT(run, complained_of("/sys/fs/cgroup"));
  CHECK_THAT(run, left_nothing_behind());
}
