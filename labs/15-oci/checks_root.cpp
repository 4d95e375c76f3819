// Lab 15: the root of a container, and what of it can be seen and changed.
#include <fmt/format.h>

#include <cstddef>
#include <string>

#include "checks_stage.hpp"

using namespace boxlab;

namespace {

LookMatcher has_a_root_of_its_own(const Play& play) {
  return finds(play, "the container's root is a mount, and of the outside, only devices are left",
               [&play](const Process& container) -> std::string {
                 const Mounts inside = play.mounts_of(container);
                 const Mounts outside = play.mounts_outside();
                 const Mount* root = find_mount(inside, "/");
                 if (root == nullptr) return "nothing is mounted at / for it: that is a chroot";
                 if (root->root != "/tmp/c1/rootfs") return "its root is " + root->root;
                 for (const Mount& mount : inside) {
                   if (&mount != root && has_device(outside, mount.device) &&
                       !mount.point.starts_with("/dev/"))
                     return fmt::format("at {}, {} of the outside is mounted", mount.point,
                                        mount.root);
                 }
                 return "";
               });
}

LookMatcher has_mounts_outside(const Play& play, std::size_t count) {
  return shows("outside, as much is mounted as before", [=, &play](const Processes&) {
    const Mounts now = play.mounts_outside();
    return now.size() == count ? "" : "it is not; the last one is at " + now.back().point;
  });
}

/// What stat says of the nodes that every /dev has, and where the links lead.
constexpr auto list_dev =
    "cd /dev; for name in null zero full random urandom; do stat -c '%n %F %t:%T' $name; done";
constexpr auto list_dev_links =
    "cd /dev; for name in fd stdin stdout stderr; do readlink $name; done";

}  // namespace

TEST_CASE("root.pivoted: its root is the rootfs, and nothing of the outside is above or below",
          "[points:3]") {
  needs_stage("start.runs");
  const Play play = start_c1(config({"sleep", "1002"}));
  CHECK_THAT(play.look(), runs_command(play));
  CHECK_THAT(play.look(), has_a_root_of_its_own(play));
}

TEST_CASE("root.private: what is mounted for it does not show outside", "[points:2]") {
  needs_stage("start.runs");
  Play play{{{"c1", config({"sleep", "1002"})}}, {":", make_and_start}};
  const std::size_t before = play.mounts_outside().size();
  play.next();
  play.await_command();
  CHECK_THAT(play.look(), runs_command(play));
  CHECK_THAT(play.look(), has_mounts_outside(play, before));
}

TEST_CASE("root.read-only: a read-only root can't be changed; what is mounted there can",
          "[points:2]") {
  needs_stage();
  Json json = config_of(
      "echo x 2>/dev/null >/home/x || echo refused; echo y >/dev/shm/y &&"
      " cat /dev/shm/y; chmod 700 /home 2>/dev/null || echo refused");
  json["root"]["readonly"] = true;
  CHECK_THAT(run_container(json), printed("refused\ny\nrefused\n"));
}

TEST_CASE("dev.nodes: /dev has the nodes and links that a program counts on", "[points:2]") {
  needs_stage();
  const auto outside = run_on_stage(list_dev, {{"c1", config({"true"})}});
  CHECK_THAT(run_container(config_of(list_dev)), printed(outside.out));
  CHECK_THAT(run_container(config_of(list_dev_links)),
             printed("/proc/self/fd\n/proc/self/fd/0\n/proc/self/fd/1\n/proc/self/fd/2\n"));
  CHECK_THAT(run_container(config_of("echo gone >/dev/null && head -c2 /dev/zero | od -An -tx1;"
                                     " [ -c /dev/tty ] && [ -L /dev/ptmx ] && echo ptmx")),
             printed(" 00 00\nptmx\n"));
}

TEST_CASE("paths.masked: what is masked is empty, and can't be changed", "[points:2]") {
  needs_stage();
  Json json = config_of(
      "cat /etc/where; ls /home; echo x 2>/dev/null >/home/x || echo refused;"
      " mv /home /tmp 2>/dev/null || echo refused");
  json["linux"]["maskedPaths"] = {"/none", "/etc/where", "/home"};
  const auto run = run_on_stage(
      "echo x >c1/rootfs/home/before; ocibox run --bundle c1 c1; cat c1/rootfs/etc/where",
      {{"c1", json}});
  CHECK_THAT(run, printed("refused\nrefused\ninside\n"));
}

TEST_CASE("paths.read-only: what is read-only can be read, and not be changed", "[points:2]") {
  needs_stage();
  Json json = config_of(
      "cat /etc/where; echo x 2>/dev/null >/etc/where || echo refused;"
      " echo x 2>/dev/null >/proc/sys/kernel/hostname || echo refused;"
      " echo x >/home/x && cat /home/x; grep -c ' /etc ro,' /proc/self/mountinfo");
  json["linux"]["readonlyPaths"] = {"/none", "/etc", "/proc/sys"};
  CHECK_THAT(run_container(json), printed("inside\nrefused\nrefused\nx\n1\n"));
}
