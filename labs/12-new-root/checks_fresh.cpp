// Lab 12: a new /proc, a new /dev, and read-only parts.
#include <fmt/format.h>

#include <string>

#include "checks_stage.hpp"

using namespace boxlab;

namespace {

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

LookMatcher is_read_only(const Pair& pair, const std::string& point) {
  return finds(pair, point + " is read-only for the command", [=, &pair] {
    const Mounts mounts = pair.mounts_inside();
    const Mount* mount = find_mount(mounts, point);
    if (mount == nullptr)
      return std::string{"nothing is mounted there, so nothing can be read-only"};
    return mount->is_read_only() ? "" : "it is mounted with " + mount->options;
  });
}

LookMatcher is_writable(const Pair& pair, const std::string& point) {
  return finds(pair, point + " is not read-only for the command", [=, &pair] {
    const Mounts mounts = pair.mounts_inside();
    const Mount* mount = find_mount(mounts, point);
    return mount != nullptr && mount->is_read_only() ? "it is mounted with " + mount->options : "";
  });
}

/// What stat says of the nodes that every /dev has: their types, and their device numbers.
constexpr auto stat_devices =
    "for name in null zero full random urandom; do stat -c '%n %F %t:%T' /dev/$name; done";

constexpr auto read_links = "for name in fd stdin stdout stderr; do readlink /dev/$name; done";

/// What a user does with a device, and what comes of it.
constexpr auto use_devices =
    "echo gone >/dev/null && head -c2 /dev/zero | od -An -tx1 &&"
    " head -c3 /dev/urandom | wc -c && ! echo x >/dev/full";

}  // namespace

TEST_CASE("proc.new: /proc is a new one, and shows the new pid namespace", "[points:2]") {
  needs_namespaces("root.command");
  const Pair pair;
  CHECK_THAT(pair.look(), has_new(pair, "proc", "/proc"));
  CHECK_THAT(run_on_stage({"newroot", "/tmp/root", "sh", "-c", "cat /proc/$$/comm"}),
             printed("sh\n"));
}

TEST_CASE("dev.nodes: /dev is a new tmpfs with the few nodes, which are real", "[points:2]") {
  needs_namespaces("root.command");
  const Pair pair;
  CHECK_THAT(pair.look(), has_new(pair, "tmpfs", "/dev"));
  const auto outside = stage().run_command({"sh", "-c", stat_devices});
  CHECK_THAT(run_on_stage({"newroot", "/tmp/root", "sh", "-c", stat_devices}),
             printed(outside.out));
  CHECK_THAT(run_on_stage({"newroot", "/tmp/root", "sh", "-c", use_devices}),
             printed(" 00 00\n3\n"));
}

TEST_CASE("dev.links: /dev has its four links, and nothing else", "[points:1]") {
  needs_namespaces("dev.nodes");
  CHECK_THAT(run_on_stage({"newroot", "/tmp/root", "sh", "-c", read_links}),
             printed("/proc/self/fd\n/proc/self/fd/0\n/proc/self/fd/1\n/proc/self/fd/2\n"));
  CHECK_THAT(run_on_stage({"newroot", "/tmp/root", "ls", "/dev"}),
             printed("fd\nfull\nnull\nrandom\nstderr\nstdin\nstdout\nurandom\nzero\n"));
}

TEST_CASE("read-only.part: each -r PATH is read-only, and the rest is not", "[points:2]") {
  needs_namespaces("root.command");
  const Pair pair{"-r /etc -r /data"};
  CHECK_THAT(pair.look(), is_read_only(pair, "/etc"));
  CHECK_THAT(pair.look(), is_read_only(pair, "/data"));
  CHECK_THAT(pair.look(), is_writable(pair, "/"));
  CHECK_THAT(run_on_stage({"newroot", "-r", "/etc", "/tmp/root", "sh", "-c",
                           "echo x >/home/x && ! echo x >/etc/x"}),
             exited_with(0));
}

TEST_CASE("read-only.all: with -r /, all is read-only, also what is mounted below", "[points:2]") {
  needs_namespaces("read-only.part");
  const Pair pair{"-r /"};
  for (const char* point : {"/", "/usr", "/data"})
    CHECK_THAT(pair.look(), is_read_only(pair, point));
}

TEST_CASE("read-only.system: with -r /, /proc and /dev stay as they are", "[points:1]") {
  needs_namespaces("read-only.all");
  const Pair pair{"-r /"};
  CHECK_THAT(pair.look(), is_writable(pair, "/proc"));
  CHECK_THAT(pair.look(), is_writable(pair, "/dev"));
}
