// Lab 14: how a container is found by its name, and when it is not.
#include <fmt/format.h>

#include <string>

#include "check/catch/explain.hpp"
#include "checks_stage.hpp"

using namespace boxlab;

namespace {

/// Lines that run `box OPTIONS` when `box DONOR` runs, which they end.
std::string beside(const std::string& donor, const std::string& options) {
  return fmt::format(
      "mkfifo said; box {} rootfs sh -c 'echo; sleep 1001' >said & read line <said;"
      " box {} rootfs echo ran; echo $?; kill -9 $!; wait",
      donor, options);
}

RunMatcher complained_otherwise_than(const Run& other) {
  return {"another message than for a name that nobody has", [err = other.err](const Run& run) {
            return run.err == err ? "stderr: " + excerpt(run.err, 400) : "";
          }};
}

}  // namespace

TEST_CASE("names.unknown: a name that nobody has: it says which, and nothing runs", "[points:1]") {
  needs_stage("ipc.container");
  const auto run = run_on_stage("box --ipc=container:nobody rootfs echo ran; echo $?");
  CHECK_THAT(run, printed("1\n"));
  CHECK_THAT(run, complained_once_of("nobody"));
}

TEST_CASE("names.private: who is private can't be joined: it says so, and nothing runs",
          "[points:2]") {
  needs_stage("names.unknown");
  const auto unknown = run_on_stage("box --ipc=container:alice rootfs echo ran");
  for (const char* mode : {"", "--ipc=private", "--ipc=host", "--ipc=none"}) {
    const auto run =
        run_on_stage(beside(fmt::format("{} --name=alice", mode), "--ipc=container:alice"));
    CHECK_THAT(run, printed("1\n"));
    CHECK_THAT(run, complained_once_of("alice"));
    CHECK_THAT(run, complained_otherwise_than(unknown));
  }
}

TEST_CASE("names.ended: the name of one that has ended is nobody's", "[points:1]") {
  needs_stage("names.unknown");
  const auto run = run_on_stage(
      "box --ipc=shareable --name=alice rootfs true;"
      " box --ipc=container:alice rootfs echo ran; echo $?");
  CHECK_THAT(run, printed("1\n"));
  CHECK_THAT(run, complained_once_of("alice"));
}

TEST_CASE("names.killed: that of one that was killed, too; and it can be taken anew",
          "[points:2]") {
  needs_stage("names.unknown");
  House house;
  house.open("--ipc=shareable --name=alice", "1001");
  house.kill("1001");
  house.run("box --ipc=container:alice rootfs echo ran");
  house.open("--ipc=shareable --name=alice", "1002");
  house.open("--ipc=container:alice", "1003");
  CHECK_THAT(house.look(), share(house, "1002", "1003", joined_ipc));
  CHECK_THAT(house.finish(), printed(""));
}

TEST_CASE("names.twice: a name that is taken: it says so, nothing runs, and the first one goes on",
          "[points:2]") {
  needs_stage("ipc.container");
  for (const char* mode : {"private", "shareable"}) {
    const std::string first = fmt::format("--ipc={} --name=alice", mode);
    const auto run = run_on_stage(beside(first, "--name=alice --ipc=shareable"));
    CHECK_THAT(run, printed("1\n"));
    CHECK_THAT(run, complained_once_of("alice"));
  }
  House house;
  house.open("--ipc=shareable --name=alice", "1001");
  house.run("box --ipc=shareable --name=alice rootfs echo ran");
  house.open("--ipc=container:alice", "1002");
  CHECK_THAT(house.look(), share(house, "1001", "1002", joined_ipc));
}

TEST_CASE("names.own: a failed start takes no name with it, and joins nothing on the way",
          "[points:1]") {
  needs_stage("names.twice");
  const auto run = run_on_stage(
      "box --name=alice --ipc=container:bob rootfs echo ran; echo $?;"
      " box --name=alice nowhere echo ran; echo $?;"
      " box --name=alice --ipc=shareable rootfs echo runs; echo $?");
  CHECK_THAT(run, printed("1\n1\nruns\n0\n"));
}

TEST_CASE("names.many: one can be joined again and again, by several at once", "[points:2]") {
  needs_stage("ipc.container");
  const auto run = run_on_stage(
      "mkfifo said; box --ipc=shareable --name=a rootfs sh -c 'echo; sleep 1001' >said &"
      " donor=$!; read line <said;"
      " for i in 1 2 3 4 5 6; do box --ipc=container:a rootfs touch /dev/shm/$i & joined=\"$joined "
      "$!\";"
      " done; wait $joined; box --ipc=container:a rootfs ls /dev/shm; kill -9 $donor; wait");
  CHECK_THAT(run, printed("1\n2\n3\n4\n5\n6\n"));
}

TEST_CASE("names.similar: a name is found by all of it: not by its beginning, nor by its case",
          "[points:1]") {
  needs_stage("names.unknown");
  const std::string name = "container-number-1";
  for (const char* other : {"container-number", "container-number-12", "Container-number-1", "1"}) {
    const auto run = run_on_stage(beside(fmt::format("--ipc=shareable --name={}", name),
                                         fmt::format("--ipc=container:{}", other)));
    CHECK_THAT(run, printed("1\n"));
  }
  const auto both = run_on_stage(
      beside(fmt::format("--ipc=shareable --name={}", name), "--name=container-number-2"));
  CHECK_THAT(both, printed("ran\n0\n"));
}
