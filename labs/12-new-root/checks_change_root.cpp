// Lab 12: the new root, and what is left of the old one.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>

#include "checks_stage.hpp"

using namespace boxlab;

namespace {

/// What there is in DIR, and what newroot adds to it.
constexpr const char* points[] = {"/",           "/usr",         "/data",     "/proc",
                                  "/dev",        "/dev/null",    "/dev/zero", "/dev/full",
                                  "/dev/random", "/dev/urandom", "/dev/tty"};

bool belongs_inside(const Mount& mount) {
  return std::find(std::begin(points), std::end(points), mount.point) != std::end(points) ||
         mount.point.starts_with("/proc/") || mount.point.starts_with("/usr/");
}

/// "/etc of an ext4", "/ of a tmpfs".
std::string describe_source(const Mount& mount) {
  const bool begins_with_vowel = std::string{"aeiou"}.find(mount.type[0]) != std::string::npos;
  return fmt::format("{} of {} {}", mount.root, begins_with_vowel ? "an" : "a", mount.type);
}

LookMatcher is_in_new_namespaces(const Pair& pair) {
  return finds(pair, "the command is in a new user, mount and pid namespace", [&pair] {
    for (const char* name : {"ns/user", "ns/mnt", "ns/pid"}) {
      if (pair.session().link(*pair.inside(), name) == pair.session().link(*pair.outside(), name))
        return fmt::format("its {} is that of the outside", name);
    }
    return std::string{};
  });
}

LookMatcher leads_to_root(const Pair& pair, const std::string& link) {
  return finds(pair, fmt::format("/proc/PID/{} of the command is /", link), [&pair, link] {
    const std::string target = pair.session().link(*pair.inside(), link);
    return target == "/" ? "" : "it is " + target;
  });
}

/// Whether the old root still lies on top of it is for another check.
LookMatcher has_dir_as_root_mount(const Pair& pair) {
  return finds(pair, "DIR is mounted at / for the command", [&pair] {
    const Mounts mounts = pair.mounts_inside();
    const Mount* root = find_mount(mounts, "/");
    if (root == nullptr) return std::string{"nothing is mounted at / for it: that is a chroot"};
    const bool has_dir = std::any_of(mounts.begin(), mounts.end(), [](const Mount& mount) {
      return mount.point == "/" && mount.root == "/root";
    });
    return has_dir ? "" : "what is mounted there is " + describe_source(*root);
  });
}

LookMatcher has_nothing_of_the_old_root(const Pair& pair) {
  return finds(pair, "nothing but DIR, /proc and /dev is mounted for the command", [&pair] {
    bool has_root = false;
    for (const Mount& mount : pair.mounts_inside()) {
      if (mount.point == "/" && has_root) return std::string{"two roots are mounted at /"};
      has_root = has_root || mount.point == "/";
      if (!belongs_inside(mount))
        return fmt::format("at {}, {} is mounted", mount.point, describe_source(mount));
    }
    return std::string{};
  });
}

LookMatcher has_all_of_dir(const Pair& pair) {
  return finds(pair, "what was mounted below DIR is there inside", [&pair] {
    const Mounts mounts = pair.mounts_inside();
    for (const char* point : {"/usr", "/data"}) {
      if (find_mount(mounts, point) == nullptr)
        return fmt::format("nothing is mounted at {}", point);
    }
    return std::string{};
  });
}

LookMatcher opens_only_standard_streams(const Pair& pair) {
  return finds(pair, "the command has descriptors 0, 1 and 2, and no others",
               [&pair] { return describe_extra_descriptors(*pair.inside()); });
}

LookMatcher shows_nothing_outside(const Pair& pair) {
  return finds(pair, "the same is mounted outside as before", [&pair] {
    if (!pair.has_changed_outside()) return std::string{};
    const Mounts mounts = pair.mounts_outside();
    return "it is not; the last one is at " + mounts.back().point;
  });
}

LookMatcher shows_nothing_new_inside(const Pair& pair) {
  return finds(pair, "what is mounted at DIR/home outside does not show inside", [&pair] {
    const Mounts outside = pair.mounts_outside();
    if (find_mount(outside, "/tmp/root/home") == nullptr) return std::string{"it is not mounted"};
    const Mounts mounts = pair.mounts_inside();
    if (find_mount(mounts, "/home") == nullptr) return std::string{};
    return "it is there; the mount of / has the tag " + find_mount(mounts, "/")->tags;
  });
}

}  // namespace

TEST_CASE("pivot.root: the command's root is DIR, mounted at / of a new mount namespace",
          "[points:3]") {
  needs_namespaces("root.command");
  const Pair pair;
  CHECK_THAT(pair.look(), is_in_new_namespaces(pair));
  CHECK_THAT(pair.look(), has_dir_as_root_mount(pair));
  CHECK_THAT(pair.look(), leads_to_root(pair, "root"));
  CHECK_THAT(pair.look(), has_all_of_dir(pair));
}

TEST_CASE("pivot.gone: nothing of the old root is mounted any more", "[points:3]") {
  needs_namespaces("pivot.root");
  const Pair pair;
  CHECK_THAT(pair.look(), has_nothing_of_the_old_root(pair));
}

TEST_CASE("pivot.cwd: the working directory is /, the new one", "[points:2]") {
  needs_namespaces("root.command");
  const Pair pair;
  CHECK_THAT(pair.look(), leads_to_root(pair, "cwd"));
  CHECK_THAT(run_on_stage({"newroot", "/tmp/root", "cat", "etc/where"}), printed("inside\n"));
}

TEST_CASE("pivot.descriptors: no descriptor of the outside is open inside", "[points:2]") {
  needs_namespaces("root.command");
  const Pair pair;
  CHECK_THAT(pair.look(), opens_only_standard_streams(pair));
}

TEST_CASE("pivot.outside: outside, nothing is mounted and nothing is changed", "[points:2]") {
  needs_namespaces("root.command");
  const Pair pair;
  CHECK_THAT(pair.look(), shows_nothing_outside(pair));
  const auto run = run_on_stage({"sh", "-c",
                                 "find root -xdev | sort >/tmp/before; newroot -r /etc root true;"
                                 "find root -xdev | sort | diff /tmp/before -"});
  CHECK_THAT(run, exited_with(0));
  CHECK_THAT(run, printed(""));
}

TEST_CASE("pivot.private: what is mounted outside later does not show inside", "[points:2]") {
  needs_namespaces("pivot.root");
  Pair pair;
  pair.mount_late();
  CHECK_THAT(pair.look(), shows_nothing_new_inside(pair));
}

TEST_CASE("pivot.user: root inside is whoever called, with both ids", "[points:1]") {
  needs_namespaces("root.command");
  const auto run = run_on_stage({"unshare", "--map-user=1000", "--map-group=1001", "newroot",
                                 "/tmp/root", "cat", "/proc/self/uid_map", "/proc/self/gid_map"});
  CHECK_THAT(run, printed("         0       1000          1\n         0       1001          1\n"));
}
