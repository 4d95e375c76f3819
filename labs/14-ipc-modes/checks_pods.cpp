// Lab 14: pods: what a process that does nothing holds for others.
#include <fmt/format.h>

#include <string>

#include "checks_stage.hpp"

using namespace boxlab;

namespace {

const Shared of_a_pod{"user", "ipc", "net", "uts", "/dev/shm"};

Shared with(Shared shared, const std::string& more) {
  shared.insert(more);
  return shared;
}

LookMatcher holds_nothing_else(const House& house) {
  return finds(house, {"pod", "1000"}, "nothing of the outside is mounted or open where it is",
               [&house] {
                 const Mounts outside = house.mounts("1000");
                 for (const Mount& mount : house.mounts("pod")) {
                   if (has_device(outside, mount.device))
                     return fmt::format("at {}, {} of a {} of the outside is mounted", mount.point,
                                        mount.root, mount.type);
                 }
                 for (const OpenDescriptor& open : house.find("pod")->descriptors) {
                   if (open.number > 2 && open.target.starts_with("/"))
                     return fmt::format("it has fd {}, which is {}", open.number, open.target);
                 }
                 return std::string{};
               });
}

LookMatcher has_loopback_up(const House& house) {
  return finds(house, {"pod"}, "it has lo, up, and no other interface", [&house] {
    for (const Interface& interface : house.session().interfaces(*house.find("pod"))) {
      if (interface.name != "lo" || !interface.is_up) return "it has " + interface.describe();
    }
    return std::string{};
  });
}

LookMatcher is_process_1(const House& house) {
  return finds(house, {"pod"}, "who holds the pod is process 1 of its pid namespace", [&house] {
    const std::string status = house.session().read(*house.find("pod"), "status");
    const std::size_t begin = status.find("NSpid:");
    const std::string line = status.substr(begin, status.find('\n', begin) - begin);
    return line.ends_with("\t1") ? "" : "its status says " + line;
  });
}

LookMatcher has_reaped(const House& house, int orphan) {
  return finds(house, {"pod", "1001"}, "an orphan that has ended is gone", [&house, orphan] {
    const Process* process = find_process(house.look().processes, orphan);
    if (process == nullptr) return std::string{};
    return fmt::format("{} is a zombie, and {} does not wait for it", process->label(),
                       house.find("pod")->label());
  });
}

}  // namespace

TEST_CASE("pod.holds: a process that does nothing is in new namespaces, and has a /dev/shm",
          "[points:2]") {
  needs_stage("box.command");
  House house;
  house.open_pod("web");
  CHECK_THAT(house.look(), finds(house, {"pod"}, "it is in new namespaces", [&house] {
               const auto new_kinds =
                   different_kinds(house.session(), *house.find("pod"), *house.find("1000"));
               for (const char* kind : {"user", "ipc", "net", "uts", "mnt"}) {
                 if (!new_kinds.contains(kind)) return "new: " + list_kinds(new_kinds);
               }
               return std::string{};
             }));
  CHECK_THAT(house.look(), has_loopback_up(house));
}

TEST_CASE("pod.shares: its containers share IPC, /dev/shm, network and host name", "[points:3]") {
  needs_stage("pod.holds");
  House house;
  house.open_pod("web");
  house.open("--pod=web", "1001");
  house.open("--pod=web", "1002");
  CHECK_THAT(house.look(), share(house, "1001", "pod", of_a_pod));
  CHECK_THAT(house.look(), share(house, "1001", "1002", with(of_a_pod, "/dev/mqueue")));
  CHECK_THAT(house.look(), share(house, "1001", "1000", {}));
}

TEST_CASE("pod.stays: containers come and go, and what they have made stays with the pod",
          "[points:2]") {
  needs_stage("pod.shares");
  const auto run = run_on_stage(
      "mkfifo said; box pod web >said & read name <said; echo $name;"
      " box --pod=web rootfs sh -c 'peer_static make system-v; peer_static make posix-queue;"
      " peer_static make posix-memory'; box --pod=web rootfs sh -c 'for kind in system-v-queue"
      " posix-queue posix-memory; do peer_static find $kind && echo $kind; done'; kill -9 $!; "
      "wait");
  CHECK_THAT(run, printed("web\nsystem-v-queue\nposix-queue\nposix-memory\n"));
}

TEST_CASE("pod.name: the host name in all its containers is its name; that of others is box",
          "[points:1]") {
  needs_stage("pod.shares");
  const auto run = run_on_stage(
      "mkfifo said; box pod web-1 >said & read name <said; box --pod=web-1 rootfs hostname;"
      " box --pod=web-1 --name=web-2 rootfs hostname; box rootfs hostname;"
      " box --ipc=container:web-1 rootfs hostname; kill -9 $!; wait");
  CHECK_THAT(run, printed("web-1\nweb-1\nbox\nbox\n"));
}

TEST_CASE("pod.empty: whoever holds the pod has an empty root, and nothing open", "[points:2]") {
  needs_stage("pod.holds");
  for (const char* options : {"web", "--share=+pid web"}) {
    House house;
    house.open_pod(options);
    CHECK_THAT(house.look(), holds_nothing_else(house));
  }
}

TEST_CASE("pod.pids: with --share=+pid, one pid namespace for all, where process 1 holds the pod",
          "[points:2]") {
  needs_stage("pod.shares");
  House house;
  house.open_pod("--share=+pid web");
  house.open("--pod=web", "1001");
  house.open("--pod=web", "1002");
  const Shared all = with(of_a_pod, "pid");
  CHECK_THAT(house.look(), share(house, "1001", "pod", all));
  CHECK_THAT(house.look(), share(house, "1001", "1002", with(all, "/dev/mqueue")));
  CHECK_THAT(house.look(), is_process_1(house));
}

TEST_CASE("pod.orphans: process 1 of such a pod reaps orphans", "[points:2]") {
  needs_stage("pod.pids");
  House house;
  house.open_pod("--share=+pid web");
  house.open("--pod=web", "1001");
  house.run("box --pod=web rootfs sh -c '(sleep 1002 &)'");
  house.wait_for([](const Processes& all) { return find_asleep(all, "sleep", "1002") != nullptr; });
  CHECK_THAT(house.look(), share(house, "1002", "pod", with(of_a_pod, "pid")));
  const int orphan = house.find("1002")->pid;
  house.run(fmt::format("kill -9 {}", orphan));
  house.wait_for([&](const Processes& all) { return find_process(all, orphan) == nullptr; });
  CHECK_THAT(house.look(), has_reaped(house, orphan));
}

TEST_CASE("pod.ends: when such a pod ends, all in it ends; its name is free", "[points:2]") {
  needs_stage("pod.pids");
  House house;
  house.open_pod("--share=+pid web");
  house.open("--pod=web", "1001");
  house.kill("pod");
  house.wait_for([](const Processes& all) { return find_asleep(all, "sleep", "1001") == nullptr; });
  CHECK_THAT(house.look(), shows("nothing of it runs any more", [&house](const Processes&) {
               return house.find("1001") == nullptr ? "" : "its container still runs";
             }));
  house.open_pod("web");
  house.open("--pod=web", "1002");
  CHECK_THAT(house.look(), share(house, "1002", "pod", of_a_pod));
}

TEST_CASE("pod.outlived: when a pod ends that has no pids, its containers still share the rest",
          "[points:1]") {
  needs_stage("pod.shares");
  House house;
  house.open_pod("web");
  house.open("--pod=web", "1001");
  house.open("--pod=web", "1002");
  house.kill("pod");
  house.run("box --pod=web rootfs echo ran");
  CHECK_THAT(house.look(), share(house, "1001", "1002", with(of_a_pod, "/dev/mqueue")));
  CHECK_THAT(house.finish(), printed(""));
}

TEST_CASE("pod.killed: a command of a pod is killed with its box, and the others go on",
          "[points:2]") {
  needs_stage("pod.pids");
  for (const char* options : {"web", "--share=+pid web"}) {
    House house;
    house.open_pod(options);
    house.open("--pod=web", "1001");
    house.open("--pod=web", "1002");
    house.kill("1001");
    CHECK_THAT(house.look(), finds(house, {"pod", "1002"}, "it is killed", [&house] {
                 return house.find("1001") == nullptr ? "" : "sleep 1001 still runs";
               }));
  }
}

TEST_CASE("pod.only-pods: --pod takes no container, and no name that is taken makes a pod",
          "[points:1]") {
  needs_stage("pod.shares");
  const auto run = run_on_stage(
      "mkfifo said; box --ipc=shareable --name=alice rootfs sh -c 'echo; sleep 1001' >said &"
      " read line <said; box --pod=alice rootfs echo ran; echo $?; timeout 3 box pod alice; echo "
      "$?;"
      " box --pod=bob rootfs echo ran; echo $?; kill -9 $!; wait");
  CHECK_THAT(run, printed("1\n1\n1\n"));
}

TEST_CASE("pod.left: when it is killed, nothing is left of it", "[points:1]") {
  needs_stage("pod.holds");
  for (const char* options : {"web", "--share=+pid web"}) {
    const auto run = run_on_stage(
        fmt::format("mkfifo said; box pod {} >said & read name <said; echo $name; kill -9 $!; wait;"
                    " rm said; {}; ls -A . /dev/shm",
                    options, wait_for_the_end));
    CHECK_THAT(run, printed("web\n.:\nrootfs\n\n/dev/shm:\n"));
    CHECK_THAT(run, left_nothing_behind());
  }
}
