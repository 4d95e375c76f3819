// wrong: the working directory is gone to by its path, which means something else outside
// rejected-by: mount.directory "cat: word"
// rejected-by: mount.root "No such file or directory"
#include "nsenter.hpp"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/pidfd.hpp"
#include "sys/process.hpp"

namespace {

struct Kind {
  const char* name;
  int flag;
};

constexpr Kind kinds[] = {{"ns/user", CLONE_NEWUSER},     {"ns/ipc", CLONE_NEWIPC},
                          {"ns/uts", CLONE_NEWUTS},       {"ns/net", CLONE_NEWNET},
                          {"ns/mnt", CLONE_NEWNS},        {"ns/pid", CLONE_NEWPID},
                          {"ns/cgroup", CLONE_NEWCGROUP}, {"ns/time", CLONE_NEWTIME}};

/// One process, held fast: by its number one could reach another, once it has ended.
struct Target {
  char path[32];
  sys::Descriptor process;    ///< a pidfd
  sys::Descriptor directory;  ///< its /proc/PID
};

/// Both descriptors are of the same process, since that was still there when we had the second.
Target open_target(int pid) {
  Target target{};
  snprintf(target.path, sizeof target.path, "/proc/%d", pid);
  target.process = sys::open_process(pid);
  target.directory = sys::open(target.path, O_PATH | O_DIRECTORY);
  if (!sys::has_ended(target.process)) return target;
  errno = ESRCH;
  sys::throw_errno("open", target.path);
}

/// A directory of the target, whatever is mounted where we go; or none, when none is wanted.
sys::Descriptor open_directory(const Target& target, const char* name, bool is_wanted) {
  if (!is_wanted) return {};
  const int flags = O_PATH | O_DIRECTORY | O_CLOEXEC;
  return sys::Descriptor{sys::check(openat(target.directory.get(), name, flags), "open", name)};
}

/// A kind that this kernel does not have is the same for everybody.
bool is_shared(const Target& target, const char* name) {
  const sys::Descriptor self = sys::open("/proc/self", O_PATH | O_DIRECTORY);
  struct stat ours {};
  struct stat theirs {};
  if (fstatat(self.get(), name, &ours, 0) == -1 && errno == ENOENT) return true;
  sys::check(fstatat(target.directory.get(), name, &theirs, 0), "stat", name);
  return ours.st_dev == theirs.st_dev && ours.st_ino == theirs.st_ino;
}

int find_different(const Target& target) {
  int flags = 0;
  for (const Kind& kind : kinds) flags |= is_shared(target, kind.name) ? 0 : kind.flag;
  return flags;
}

/// All of them in one call: the kernel asks for the rights that we have now, as well as for those
/// that we get in the user namespace, so there is no order to be found.
void enter(const Target& target, int namespaces) {
  if (namespaces == 0) return;
  char what[128] = "";
  int length = snprintf(what, sizeof what, "%s", target.path);
  for (const Kind& kind : kinds) {
    if ((namespaces & kind.flag) == 0) continue;
    length += snprintf(what + length, sizeof what - length, " %s", kind.name);
  }
  sys::check(setns(target.process.get(), namespaces), "setns", what);
}

void go_to(const sys::Descriptor& root, const sys::Descriptor& directory) {
  if (root.is_open()) {
    sys::check(fchdir(root.get()), "chdir", "root");
    sys::check(chroot("."), "chroot", "root");
  }
  if (directory.is_open()) sys::check(fchdir(directory.get()), "chdir", "cwd");
}

/// Moves this process. Returns the namespaces that it has entered.
int move(const Options& options) {
  if (options.target == 0) return 0;
  const Target target = open_target(options.target);
  const sys::Descriptor root = open_directory(target, "root", options.root);
  char path[256] = "";
  if (options.directory)
    sys::check(readlinkat(target.directory.get(), "cwd", path, sizeof path - 1), "readlink", "cwd");
  const sys::Descriptor directory = options.directory ? sys::open(path, O_PATH) : sys::Descriptor{};
  const int namespaces = options.namespaces | (options.all ? find_different(target) : 0);
  enter(target, namespaces);
  go_to(root, directory);
  return namespaces;
}

}  // namespace

int run_inside(const Options& options, char* const* command) {
  const int namespaces = move(options);
  if ((namespaces & CLONE_NEWPID) == 0 || options.no_fork) sys::exec(command);
  return sys::wait(sys::spawn([&] { sys::exec(command); }));
}
