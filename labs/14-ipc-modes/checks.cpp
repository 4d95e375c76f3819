// Lab 14: where the IPC of a container comes from, by the mode.
#include <fmt/format.h>

#include <csignal>
#include <string>

#include "checks_stage.hpp"

using namespace boxlab;

namespace {

/// A tmpfs is mounted there that is mounted nowhere outside.
LookMatcher has_new_shm(const House& house, const std::string& who) {
  return finds(house, {who, "1000"}, "a new tmpfs is mounted at /dev/shm", [&house, who] {
    const Mounts mounts = house.mounts(who);
    const Mount* shm = find_mount(mounts, "/dev/shm");
    if (shm == nullptr) return std::string{"nothing is mounted there"};
    if (shm->type != "tmpfs") return fmt::format("a {} is mounted there", shm->type);
    return has_device(house.mounts("1000"), shm->device) ? "one of the outside is mounted there"
                                                         : std::string{};
  });
}

LookMatcher has_no_shm(const House& house, const std::string& who) {
  return finds(house, {who}, "nothing is mounted at /dev/shm, nor below", [&house, who] {
    for (const Mount& mount : house.mounts(who)) {
      if (mount.point.starts_with("/dev/shm"))
        return fmt::format("a {} is mounted at {}", mount.type, mount.point);
    }
    return std::string{};
  });
}

/// ROOTFS, devices and what is shared may be there.
LookMatcher has_nothing_else_mounted(const House& house, const std::string& who,
                                     const std::string& other) {
  return finds(house, {who, other},
               "of others, only the shared /dev/shm and /dev/mqueue are mounted",
               [&house, who, other] {
                 Mounts strange = house.mounts("1000");
                 for (const Mount& mount : house.mounts(other)) strange.push_back(mount);
                 for (const Mount& mount : house.mounts(who)) {
                   const bool may_be = mount.point.starts_with("/dev/") || mount.root == "/rootfs";
                   if (!may_be && has_device(strange, mount.device))
                     return fmt::format("at {}, {} of a {} is mounted, which is somebody else's",
                                        mount.point, mount.root, mount.type);
                 }
                 return std::string{};
               });
}

LookMatcher has_no_files_open(const House& house, const std::string& who) {
  return finds(
      house, {who}, "nobody inside has a file, directory or namespace open", [&house, who] {
        const std::string pids = house.session().link(*house.find(who), "ns/pid");
        for (const Process& process : house.look().processes) {
          if (house.session().link(process, "ns/pid") != pids) continue;
          for (const OpenDescriptor& open : process.descriptors) {
            const bool is_harmless = open.number <= 2 || open.target.starts_with("pipe:") ||
                                     open.target.starts_with("socket:") ||
                                     open.target.starts_with("anon_inode:[eventfd]");
            if (!is_harmless)
              return fmt::format("{} has fd {}, which is {}", process.label(), open.number,
                                 open.target);
          }
        }
        return std::string{};
      });
}

/// The statuses of a command that is not there, and of one that a signal kills: 127 and 132.
constexpr auto end_twice =
    " box $options rootfs missing 2>/dev/null; echo $?;"
    " box $options rootfs crash_static; echo $?;";

/// A line for each mode, of whoever runs in it.
constexpr auto say_in_each_mode =
    "for mode in private shareable host none; do"
    "  box --ipc=$mode --name=a rootfs sh -c 'echo \"$0\"; exit 7' $mode; echo $?;"
    " done";

}  // namespace

TEST_CASE("box.command: a command runs in each mode; its words and status come through",
          "[points:1]") {
  needs_stage();
  const auto run = run_on_stage(say_in_each_mode);
  CHECK_THAT(run, exited_with(0));
  CHECK_THAT(run, printed("private\n7\nshareable\n7\nhost\n7\nnone\n7\n"));
}

TEST_CASE("box.ends: 127 for a command that is not there, 128 + N for one that signal N kills",
          "[points:1]") {
  needs_stage("box.command");
  const auto run = run_on_stage(std::string{"for options in --ipc=private --ipc=none; do"} +
                                end_twice + " done");
  CHECK_THAT(run, printed("127\n132\n127\n132\n"));
}

TEST_CASE("ipc.private: a new IPC namespace and a new /dev/shm, also when nothing is said",
          "[points:2]") {
  needs_stage("box.command");
  House house;
  for (const char* options : {"", "--ipc=private"}) {
    house.open(options, "1001");
    CHECK_THAT(house.look(), share(house, "1001", "1000", {}));
    CHECK_THAT(house.look(), has_new_shm(house, "1001"));
    house.kill("1001");
  }
}

TEST_CASE("ipc.shareable: they are as new, and as far from a container that does not join",
          "[points:1]") {
  needs_stage("box.command");
  House house;
  house.open("--ipc=shareable --name=a", "1001");
  house.open("--ipc=shareable --name=b", "1002");
  CHECK_THAT(house.look(), share(house, "1001", "1000", {}));
  CHECK_THAT(house.look(), share(house, "1001", "1002", {}));
  CHECK_THAT(house.look(), has_new_shm(house, "1001"));
}

TEST_CASE("ipc.container: it shares the IPC namespace and /dev/shm of that container",
          "[points:3]") {
  needs_stage("box.command");
  House house;
  house.open("--ipc=shareable --name=a", "1001");
  house.open("--ipc=container:a", "1002");
  CHECK_THAT(house.look(), share(house, "1001", "1002", joined_ipc));
  CHECK_THAT(house.look(), share(house, "1002", "1000", {}));
}

TEST_CASE("ipc.ends: the status of one that has joined comes through as well", "[points:1]") {
  needs_stage("ipc.container");
  const auto run = run_on_stage(
      std::string{
          "mkfifo said; box --ipc=shareable --name=a rootfs sh -c 'echo; sleep 1001' >said &"
          " donor=$!; read line <said; options=--ipc=container:a;"} +
      end_twice + " kill -9 $donor; wait");
  CHECK_THAT(run, printed("127\n132\n"));
}

TEST_CASE("ipc.nothing-more: nothing else of that container, or of the outside, comes along",
          "[points:2]") {
  needs_stage("ipc.container");
  House house;
  house.open("--ipc=shareable --name=a", "1001");
  house.open("--ipc=container:a", "1002");
  CHECK_THAT(house.look(), has_nothing_else_mounted(house, "1002", "1001"));
  CHECK_THAT(house.look(), has_no_files_open(house, "1002"));
  CHECK_THAT(house.look(), has_no_files_open(house, "1001"));
}

TEST_CASE("ipc.host: it shares the IPC namespace and /dev/shm of the outside", "[points:2]") {
  needs_stage("box.command");
  House house;
  house.open("--ipc=host", "1001");
  CHECK_THAT(house.look(), share(house, "1001", "1000", {"ipc", "/dev/shm", "/dev/mqueue"}));
}

TEST_CASE("ipc.none: a new IPC namespace, and no /dev/shm", "[points:1]") {
  needs_stage("box.command");
  House house;
  house.open("--ipc=none", "1001");
  CHECK_THAT(house.look(), share(house, "1001", "1000", {}));
  CHECK_THAT(house.look(), has_no_shm(house, "1001"));
}

TEST_CASE("ipc.chain: whoever has joined can be joined, and hands on the same", "[points:1]") {
  needs_stage("ipc.container");
  House house;
  house.open("--ipc=shareable --name=a", "1001");
  house.open("--ipc=container:a --name=b", "1002");
  house.open("--ipc=container:b", "1003");
  CHECK_THAT(house.look(), share(house, "1001", "1003", joined_ipc));
}

TEST_CASE("ipc.survives: what is shared stays when the container ends that it came from",
          "[points:2]") {
  needs_stage("ipc.chain");
  House house;
  house.open("--ipc=shareable --name=a", "1001");
  house.open("--ipc=container:a --name=b", "1002");
  house.kill("1001");
  house.open("--ipc=container:b", "1003");
  CHECK_THAT(house.look(), share(house, "1002", "1003", joined_ipc));
}

TEST_CASE("left.nothing: when they have ended, nothing is left, also when they are killed",
          "[points:2]") {
  needs_stage("ipc.container");
  const auto run = run_on_stage(
      "mkfifo said; box --ipc=shareable --name=a rootfs sh -c 'echo; exec sleep 1001' >said &"
      " a=$!; read line <said; box --ipc=container:a --name=b rootfs sh -c 'echo; exec sleep 1002'"
      " >said & b=$!; read line <said; kill -9 $b; ls -A /dev/shm /dev/mqueue; kill -9 $a; wait;"
      " box --ipc=shareable --name=c rootfs sh -c 'sleep 1003 & echo >/dev/shm/x'; rm said;" +
      std::string{wait_for_the_end} + "; ls -A . /dev/shm /dev/mqueue");
  CHECK_THAT(run, printed("/dev/mqueue:\n\n/dev/shm:\n.:\nrootfs\n\n/dev/mqueue:\n\n/dev/shm:\n"));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("left.killed: when the box is killed, its command is killed; whom it had joined goes on",
          "[points:1]") {
  needs_stage("ipc.container");
  House house;
  house.open("--ipc=shareable --name=a", "1001");
  house.open("--ipc=container:a", "1002");
  house.kill("1002");
  CHECK_THAT(house.look(), finds(house, {"1001", "1000"}, "its command is killed", [&house] {
               return house.find("1002") == nullptr ? "" : "sleep 1002 still runs";
             }));
}

TEST_CASE("failed.refused: where namespaces are refused, it says so, and nothing runs",
          "[points:1]") {
  needs_stage("box.command");
  const auto run = run_on_stage(
      "unshare -r sh -c 'echo 0 >/proc/sys/user/max_user_namespaces;"
      " box --ipc=shareable --name=a rootfs echo ran; echo $?; box pod web; echo $?'");
  CHECK_THAT(run, printed("1\n1\n"));
}
