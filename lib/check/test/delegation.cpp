// Cgroups of a run's own: what it may do with them, and what it may not.
#include "check/delegation.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "check/blocked.hpp"
#include "check/cgroup_place.hpp"
#include "check/groups.hpp"
#include "check/sandbox.hpp"
#include "check/session.hpp"

using namespace boxlab;

namespace {

const std::vector<std::string> controllers{"memory", "pids"};

/// A sandbox with cgroups; skips the test where the machine has none to give.
Sandbox divided() {
  try {
    require_controllers(controllers);
  } catch (const Blocked& blocked) {
    SKIP(blocked.what());
  }
  return Sandbox{}.cgroups(controllers);
}

std::string shell(const Sandbox& sandbox, const std::string& script) {
  return sandbox.run_command({"sh", "-c", script}).out;
}

}  // namespace

TEST_CASE("a cgroup is named as its namespace sees it") {
  CHECK(own_group("1:cpu:/x\n0::/boxlab-1/given/caller\n") == "/caller");
  CHECK(own_group("0::/boxlab-1/given\n") == "/");
  CHECK(own_group("").empty());
}

TEST_CASE("where there are no cgroups to give, that is said") {
  try {
    require_controllers({"memory", "teapot"});
    FAIL("no machine has such a controller");
  } catch (const Blocked& blocked) {
    CHECK(std::string{blocked.what()}.find("cgroup") != std::string::npos);
  }
}

TEST_CASE("the program is in a group below the top of its namespace", "[cgroups]") {
  const Sandbox sandbox = divided();
  CHECK(shell(sandbox, "cat /proc/self/cgroup") == "0::/caller\n");
  CHECK(shell(sandbox, "cat /sys/fs/cgroup/cgroup.controllers") == "memory pids\n");
  CHECK(shell(sandbox, "cat /sys/fs/cgroup/cgroup.procs").empty());
}

TEST_CASE("the program may make groups, give them limits, and move into them", "[cgroups]") {
  const Sandbox sandbox = divided();
  CHECK(shell(sandbox,
              "cd /sys/fs/cgroup; echo +pids >cgroup.subtree_control && mkdir x &&"
              "echo 7 >x/pids.max && echo $$ >x/cgroup.procs && cat x/pids.max /proc/$$/cgroup") ==
        "7\n0::/x\n");
}

TEST_CASE("the program can't change what it was given, nor move what is not its own", "[cgroups]") {
  const Sandbox sandbox = divided();
  CHECK(shell(sandbox,
              "cd /sys/fs/cgroup; for file in memory.max pids.max cgroup.kill; do"
              " echo 1 2>/dev/null >$file || echo no; done") == "no\nno\nno\n");
  CHECK(
      shell(sandbox, "cd /sys/fs/cgroup; mkdir x; echo 1 2>/dev/null >x/cgroup.procs || echo no") ==
      "no\n");
}

TEST_CASE("groups that are left are leftovers, and are gone with the sandbox", "[cgroups]") {
  const Run run = divided().run_command({"mkdir", "-p", "/sys/fs/cgroup/x/y"});
  CHECK(run.leftovers == Leftovers{"cgroup /x", "cgroup /x/y"});
}

TEST_CASE("a kill for a limit of the program's own is not one for the sandbox's", "[cgroups]") {
  Session session = divided().start_command(
      {"sh", "-c",
       "cd /sys/fs/cgroup; echo +memory >cgroup.subtree_control; mkdir x; echo 4M >x/memory.max;"
       "sh -c 'echo 0 >x/cgroup.procs; head -c 40M /dev/zero | tail'; exit 5"});
  const Run run = session.finish();
  CHECK(run.ending == Ending::exited);
  CHECK(run.status == 5);
  CHECK(read_count(session.cgroups(), "x/memory.events", "oom_kill") > 0);
  CHECK(read_groups(session.cgroups()) == std::vector<std::string>{"caller", "x"});
}
