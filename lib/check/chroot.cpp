#include "check/chroot.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/stat.h>

#include <cstdint>
#include <fstream>
#include <limits>
#include <string>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace boxlab {

namespace {

/// mountinfo shows what is mounted below our root: something at "/" itself, unless we are in a
/// chroot (proc_pid_mountinfo(5): the fifth field).
bool root_is_mounted() {
  std::ifstream mounts{"/proc/self/mountinfo"};
  for (std::string id, parent, device, root, point;
       mounts >> id >> parent >> device >> root >> point;) {
    if (point == "/") return true;
    mounts.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
  }
  return false;
}

std::uint64_t mount_of_root() {
  struct statx status {};
  sys::check(statx(AT_FDCWD, "/", 0, STATX_MNT_ID, &status), "statx", "/");
  return status.stx_mnt_id;
}

/// setns(2) into the mount namespace where one is leads to its root. A child does that: for it,
/// there is no way back. Returns false also where it may not.
bool namespace_has_other_root() {
  constexpr int yes = 7;
  const auto compare = [ours = mount_of_root()] {
    const sys::Descriptor mounts = sys::open("/proc/self/ns/mnt", O_RDONLY);
    if (setns(mounts.get(), CLONE_NEWNS) == -1) return 0;
    return mount_of_root() == ours ? 0 : yes;
  };
  return sys::wait(sys::spawn(compare)) == yes;
}

}  // namespace

bool is_in_chroot() { return !root_is_mounted() || namespace_has_other_root(); }

}  // namespace boxlab
