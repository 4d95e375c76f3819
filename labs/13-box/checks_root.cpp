// Lab 13: the root of a box: what is mounted there, and what becomes of ROOTFS and of the outside.
#include <fmt/format.h>

#include <string>

#include "check/catch/explain.hpp"
#include "checks_stage.hpp"

using namespace boxlab;

namespace {

LookMatcher leads_to_root(const Pair& pair, const std::string& link) {
  return finds(pair, fmt::format("/proc/PID/{} of the command is /", link), [&pair, link] {
    const std::string target = pair.session().link(*pair.inside(), link);
    return target == "/" ? "" : "it is " + target;
  });
}

LookMatcher has_a_root_mount(const Pair& pair) {
  return finds(pair, "something is mounted at / for the command", [&pair] {
    const Mounts mounts = pair.mounts_inside();
    return find_mount(mounts, "/") != nullptr ? ""
                                              : "nothing is mounted at / for it: that is a chroot";
  });
}

/// Of the outside's file systems, ROOTFS may be there, and devices.
bool may_be_inside(const Mount& mount, const Mounts& outside) {
  return !has_device(outside, mount.device) || mount.root == "/rootfs" ||
         mount.root.starts_with("/rootfs/") || mount.point.starts_with("/dev/");
}

/// With pivot_root(".", "."), the old root lies on top of the new one.
std::string describe_outside(const Mount& mount) {
  if (mount.point == "/")
    return fmt::format("a {} of the outside is still mounted at /: the old root lies there",
                       mount.type);
  return fmt::format("at {}, {} of a {} of the outside is mounted", mount.point, mount.root,
                     mount.type);
}

LookMatcher has_nothing_of_the_outside(const Pair& pair) {
  return finds(pair, "but ROOTFS and devices, nothing of the outside is mounted for the command",
               [&pair] {
                 const Mounts outside = pair.mounts_outside();
                 for (const Mount& mount : pair.mounts_inside()) {
                   if (!may_be_inside(mount, outside)) return describe_outside(mount);
                 }
                 return std::string{};
               });
}

/// A file system of this type that is mounted nowhere outside is mounted at `point`.
LookMatcher has_new(const Pair& pair, const std::string& type, const std::string& point) {
  return finds(pair, fmt::format("a new {} is mounted at {}", type, point), [=, &pair] {
    const Mounts mounts = pair.mounts_inside();
    const Mount* mount = find_mount(mounts, point);
    if (mount == nullptr) return std::string{"nothing is mounted there"};
    if (mount->type != type) return fmt::format("a {} is mounted there", mount->type);
    return has_device(pair.mounts_outside(), mount->device)
               ? "the one of the outside is mounted there"
               : std::string{};
  });
}

LookMatcher shows_nothing_outside(const Pair& pair) {
  return finds(pair, "the same is mounted outside as before", [&pair] {
    if (!pair.has_changed_outside()) return std::string{};
    const Mounts mounts = pair.mounts_outside();
    return "it is not; the last one is at " + mounts.back().point;
  });
}

/// What stat says of the nodes that every /dev has: their types, and their device numbers.
constexpr auto stat_devices =
    "for name in null zero full random urandom; do stat -c '%n %F %t:%T' /dev/$name; done";

/// What a user does with a device, and what comes of it.
constexpr auto use_devices =
    "echo gone >/dev/null && head -c2 /dev/zero | od -An -tx1 &&"
    " head -c3 /dev/urandom | wc -c && ! echo x 2>/dev/null >/dev/full";

constexpr auto list_other_devices =
    "find /dev ! -path '/dev/pts/*' '(' -type b -o -type c ')' | sort |"
    " grep -vE '^/dev/(null|zero|full|random|urandom|tty|console|ptmx)$'; echo listed";

/// Runs the box with `lines` between two looks at all there is to see of ROOTFS.
std::string around(const std::string& lines) {
  return fmt::format(
      "look() {{ find rootfs -printf '%p %y %m %n %s %T@ %C@\\n' | sort; }}; look >before;"
      " box rootfs sh -c '{}'; look | diff before -",
      lines);
}

/// How an evil name is mounted where options are put together without care.
constexpr auto odd_name = "a,b:c d\\,ro";

constexpr auto rename_and_run =
    "mv rootfs \"$1\"; mkdir x; cd x; box \"../$1\" cat /etc/where;"
    " cd \"../$1\"; box . cat /etc/where";

}  // namespace

TEST_CASE("root.pivoted: the root is a mount of the command's own namespace, and nothing is above",
          "[points:2]") {
  needs_stage("box.command");
  const Pair pair;
  CHECK_THAT(pair.look(), has_a_root_mount(pair));
  CHECK_THAT(pair.look(), leads_to_root(pair, "root"));
  CHECK_THAT(pair.look(), leads_to_root(pair, "cwd"));
}

TEST_CASE("root.gone: nothing of the outside is mounted any more", "[points:3]") {
  needs_stage("root.pivoted");
  const Pair pair;
  CHECK_THAT(pair.look(), has_nothing_of_the_outside(pair));
}

TEST_CASE("rootfs.unchanged: whatever is done inside, ROOTFS stays as it was", "[points:3]") {
  needs_stage("box.command");
  const auto run = run_on_stage(
      {"sh", "-c",
       around("echo x >>/etc/where; rm /bin/ls; chmod 700 /home; mkdir /new; ln /etc/where /w;"
              " touch /etc")});
  CHECK_THAT(run, exited_with(0));
  CHECK_THAT(run, printed(""));
}

TEST_CASE("rootfs.scratch: inside, all of it can be changed; the next box begins anew",
          "[points:2]") {
  needs_stage("box.command");
  CHECK_THAT(run_in_box("echo x >>/etc/where && rm /bin/ls && mkdir -p /a/b && echo y >/a/b/c &&"
                        " mv /etc/where /a && cat /a/where /a/b/c && test ! -e /bin/ls"),
             printed("inside\nx\ny\n"));
  CHECK_THAT(run_in_box("rm -r /etc && mkdir /etc && ls -A /etc && echo empty"),
             printed("empty\n"));
  CHECK_THAT(run_on_stage({"sh", "-c",
                           "box rootfs sh -c 'echo x >/etc/where';"
                           " box rootfs cat /etc/where"}),
             printed("inside\n"));
}

TEST_CASE("rootfs.names: whatever ROOTFS is called, and wherever it is", "[points:1]") {
  needs_stage("box.command");
  const auto run = run_on_stage({"sh", "-c", rename_and_run, "sh", odd_name});
  CHECK_THAT(run, printed("inside\ninside\n"));
}

TEST_CASE("proc.new: /proc is a new one, and shows the new pid namespace", "[points:2]") {
  needs_stage("box.command");
  const Pair pair;
  CHECK_THAT(pair.look(), has_new(pair, "proc", "/proc"));
  CHECK_THAT(run_in_box("cat /proc/$$/comm; grep -c . /proc/1/comm"), printed("sh\n1\n"));
}

TEST_CASE("dev.nodes: /dev has the five nodes, which are real", "[points:2]") {
  needs_stage("box.command");
  const auto outside = stage().run_command({"sh", "-c", stat_devices});
  CHECK_THAT(run_in_box(stat_devices), printed(outside.out));
  CHECK_THAT(run_in_box(use_devices), printed(" 00 00\n3\n"));
}

TEST_CASE("dev.minimal: /dev is a new one, without any other device", "[points:1]") {
  needs_stage("dev.nodes");
  const Pair pair;
  CHECK_THAT(pair.look(), has_new(pair, "tmpfs", "/dev"));
  CHECK_THAT(run_in_box(list_other_devices), printed("listed\n"));
}

TEST_CASE("dev.shm: /dev/shm is a new tmpfs, for everybody", "[points:2]") {
  needs_stage("box.command");
  const Pair pair;
  CHECK_THAT(pair.look(), has_new(pair, "tmpfs", "/dev/shm"));
  CHECK_THAT(run_on_stage({"sh", "-c",
                           "echo outside >/dev/shm/x; box rootfs sh -c"
                           " 'ls /dev/shm; echo inside >/dev/shm/x; stat -c %a /dev/shm';"
                           " cat /dev/shm/x; rm /dev/shm/x"}),
             printed("1777\noutside\n"));
}

TEST_CASE("dev.mqueue: /dev/mqueue shows the queues of the box's own IPC namespace", "[points:2]") {
  needs_stage("box.command");
  const Pair pair{{.inside = "sh -c ': >/dev/mqueue/inside; exec sleep 1002'"}};
  CHECK_THAT(pair.look(), has_new(pair, "mqueue", "/dev/mqueue"));
  CHECK_THAT(pair.look(), finds(pair, "a queue that is made there is the box's own", [&pair] {
               const auto outside = pair.session().objects().named_queues;
               return outside.empty() ? "" : outside.front().name + " is outside";
             }));
  CHECK_THAT(run_in_box(": >/dev/mqueue/jobs && ls /dev/mqueue"), printed("jobs\n"));
}

TEST_CASE("outside.root: root may call, whose mounts are shared: nothing more is mounted outside",
          "[points:2]") {
  needs_stage("box.command");
  const Pair pair{{.has_rights = true}};
  CHECK_THAT(pair.look(), shows_nothing_outside(pair));
}
