// The manual page's way: the old root goes to a directory below the new one, and is unmounted from
// there. That directory is made in the new /dev, so nothing of it stays. Read-only is
// what mount(2) alone can do, mount by mount. The parent stays in the old mount namespace.
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <climits>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "newroot.hpp"
#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

using Paths = std::vector<std::string>;

void put(const char* path, const std::string& text) {
  const sys::Descriptor file = sys::open(path, O_WRONLY);
  sys::check(write(file.get(), text.data(), text.size()), "write", path);
}

void mount_or_throw(const std::string& from, const std::string& to, const char* type,
                    unsigned long flags, const char* options = nullptr) {
  sys::check(mount(from.c_str(), to.c_str(), type, flags, options), "mount", to.c_str());
}

/// All mount points at or below `top`.
Paths points_below(const std::string& top) {
  Paths points;
  std::ifstream mountinfo{"/proc/self/mountinfo"};
  for (std::string line; std::getline(mountinfo, line);) {
    std::istringstream words{line};
    std::string point;
    for (int i = 0; i < 5; ++i) words >> point;
    if (point == top || point.starts_with(top + "/")) points.push_back(point);
  }
  return points;
}

/// What a mount must keep, as others have given it to us like that.
unsigned long locked_flags(const std::string& point) {
  struct statvfs status {};
  sys::check(statvfs(point.c_str(), &status), "statvfs", point.c_str());
  const unsigned long same = status.f_flag & (ST_NOSUID | ST_NODEV | ST_NOEXEC | ST_NOATIME);
  return same | ((status.f_flag & ST_RELATIME) != 0 ? MS_RELATIME : 0);
}

void make_read_only(const std::string& path) {
  mount_or_throw(path, path, nullptr, MS_BIND | MS_REC);
  for (const std::string& point : points_below(path))
    mount_or_throw("none", point, nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY | locked_flags(point));
}

void fill_dev(const std::string& dev) {
  mount_or_throw("none", dev, "tmpfs", MS_NOSUID, "mode=0755,size=64k");
  for (const char* name : {"/null", "/zero", "/full", "/random", "/urandom", "/tty"}) {
    const std::string outside = std::string{"/dev"} + name;
    if (access(outside.c_str(), F_OK) != 0) continue;
    sys::open((dev + name).c_str(), O_RDONLY | O_CREAT | O_EXCL, 0600);
    mount_or_throw(outside, dev + name, nullptr, MS_BIND);
  }
  const char* links[][2] = {{"", "/fd"}, {"/0", "/stdin"}, {"/1", "/stdout"}, {"/2", "/stderr"}};
  for (const auto& [target, name] : links) {
    const std::string to = std::string{"/proc/self/fd"} + target;
    sys::check(symlink(to.c_str(), (dev + name).c_str()), "symlink", name);
  }
}

[[noreturn]] void enter(const std::string& root, const Options& options, char* const* command) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  mount_or_throw(root, root, nullptr, MS_BIND | MS_REC);
  for (const char* const* path = options.read_only; *path != nullptr; ++path)
    make_read_only(*path == std::string{"/"} ? root : root + *path);
  mount_or_throw("none", root + "/proc", "proc", 0);
  fill_dev(root + "/dev");
  change_root(root.c_str());
  for (int number = 3; number < 1024; ++number) close(number);
  sys::exec(command);
}

}  // namespace

void change_root(const char* directory) {
  const std::string put_old = std::string{directory} + "/dev/old";
  sys::check(mkdir(put_old.c_str(), 0700), "mkdir", put_old.c_str());
  sys::check(syscall(SYS_pivot_root, directory, put_old.c_str()), "pivot_root", directory);
  sys::check(chdir("/"), "chdir", "/");
  sys::check(umount2("/dev/old", MNT_DETACH), "umount2", "/dev/old");
  sys::check(rmdir("/dev/old"), "rmdir", "/dev/old");
}

int run_in_new_root(const Options& options, char* const* command) {
  char root[PATH_MAX];
  if (realpath(options.directory, root) == nullptr) sys::throw_errno("realpath", options.directory);
  const std::string uid = std::to_string(getuid());
  const std::string gid = std::to_string(getgid());
  sys::check(unshare(CLONE_NEWUSER), "unshare", "CLONE_NEWUSER");
  put("/proc/self/uid_map", "0 " + uid + " 1");
  put("/proc/self/setgroups", "deny");
  put("/proc/self/gid_map", "0 " + gid + " 1");
  sys::check(unshare(CLONE_NEWPID), "unshare", "CLONE_NEWPID");
  return sys::wait(sys::spawn([&] {
    sys::check(unshare(CLONE_NEWNS), "unshare", "CLONE_NEWNS");
    mount_or_throw("none", "/", nullptr, MS_PRIVATE | MS_REC);
    enter(root, options, command);
  }));
}
