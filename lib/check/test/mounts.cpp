#include "check/mounts.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "check/proc.hpp"
#include "sys/error.hpp"
#include "sys/id_map.hpp"
#include "sys/mount.hpp"
#include "sys/process.hpp"

namespace {

constexpr int not_allowed = 77;
constexpr auto place = "/tmp/place";

/// The file system that a path leads to, as mountinfo calls it.
std::string device_of(const char* path) {
  struct stat status {};
  sys::check(stat(path, &status), "stat", path);
  return fmt::format("{}:{}", major(status.st_dev), minor(status.st_dev));
}

/// What find_mount() takes for the one that shows, is what a path leads to.
int finds_what_shows() {
  const boxlab::Mounts mounts =
      boxlab::parse_mounts(boxlab::read_text(sys::open("/proc/self", O_PATH), "mountinfo"));
  const boxlab::Mount* mount = boxlab::find_mount(mounts, place);
  return mount != nullptr && mount->device == device_of(place) ? 0 : 1;
}

template <class Body>
int where_one_may_mount(Body body) {
  return sys::wait(sys::spawn([&] {
    const uid_t uid = getuid();
    const gid_t gid = getgid();
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) == -1) return not_allowed;
    sys::map_root(0, uid, gid);
    sys::mount({"test", "/tmp", "tmpfs"});
    return body();
  }));
}

}  // namespace

TEST_CASE("of mounts on top of each other, the last one shows") {
  const int status = where_one_may_mount([] {
    for (const char* source : {"one", "two", "three"}) sys::mount({source, place, "tmpfs"});
    return finds_what_shows();
  });
  if (status == not_allowed) SKIP("no namespaces here");
  CHECK(status == 0);
}

TEST_CASE("a mount that was moved shows, though it is older than what it lies on") {
  const int status = where_one_may_mount([] {
    sys::mount({"old", "/tmp/old", "tmpfs"});
    const sys::Descriptor copy{
        sys::check(open_tree(AT_FDCWD, "/tmp/old", OPEN_TREE_CLONE), "open_tree", "/tmp/old")};
    sys::mount({"new", place, "tmpfs"});
    sys::check(move_mount(copy.get(), "", AT_FDCWD, place, MOVE_MOUNT_F_EMPTY_PATH), "move_mount");
    return finds_what_shows();
  });
  if (status == not_allowed) SKIP("no namespaces here");
  CHECK(status == 0);
}
