#include "sys/mount.hpp"

#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "child.hpp"
#include "sys/error.hpp"
#include "sys/id_map.hpp"

namespace {

/// Runs `body` where it may mount, on an empty tmpfs at /tmp. 77 where this machine allows no
/// namespaces.
template <class Body>
Outcome where_we_may_mount(Body body) {
  return in_child([&] {
    const uid_t uid = getuid();
    const gid_t gid = getgid();
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) == -1) return 77;
    sys::map_root(0, uid, gid);
    sys::mount({"test", "/tmp", "tmpfs"});
    return body() ? 0 : 1;
  });
}

bool is_mode(const char* path, mode_t mode) {
  struct stat status {};
  return stat(path, &status) == 0 && (status.st_mode & 07777) == mode;
}

}  // namespace

TEST_CASE("mount() makes a directory where there is none, and takes options") {
  const Outcome outcome = where_we_may_mount([] {
    sys::mount({"test", "/tmp/new", "tmpfs", MS_NODEV, "mode=711"});
    return is_mode("/tmp/new", 0711);
  });
  if (outcome.status == 77) SKIP("no namespaces here");
  CHECK(outcome.status == 0);
  CHECK(outcome.err.empty());
}

TEST_CASE("mount() makes a file for a file, and a directory for a directory") {
  const Outcome outcome = where_we_may_mount([] {
    sys::mount({"/dev/null", "/tmp/null", "bind", MS_BIND});
    sys::mount({"/proc", "/tmp/proc", "bind", MS_BIND | MS_REC});
    struct stat status {};
    return stat("/tmp/null", &status) == 0 && S_ISCHR(status.st_mode) &&
           access("/tmp/proc/self", F_OK) == 0;
  });
  if (outcome.status == 77) SKIP("no namespaces here");
  CHECK(outcome.status == 0);
}

TEST_CASE("mount() says which target it was") {
  const auto no_parent = where_we_may_mount([] {
    sys::mount({"test", "/tmp/none/new", "tmpfs"});
    return true;
  });
  if (no_parent.status == 77) SKIP("no namespaces here");
  CHECK(no_parent.err == "program: mkdir /tmp/none/new: No such file or directory (ENOENT)\n");
  const auto no_type = where_we_may_mount([] {
    sys::mount({"test", "/tmp", "no-such-type"});
    return true;
  });
  CHECK(no_type.err == "program: mount /tmp: No such device (ENODEV)\n");
}
