// One descriptor for each namespace, below one of /proc/PID: that is of one process, whoever gets
// its number. Two passes: what could not be entered before the user namespace is tried after it.
#include <fcntl.h>
#include <sched.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <string>
#include <vector>

#include "nsenter.hpp"
#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

struct Kind {
  int flag;
  std::string name;
};

/// The user namespace first, and the mount namespace last.
const Kind kinds[] = {{CLONE_NEWUSER, "user"}, {CLONE_NEWCGROUP, "cgroup"}, {CLONE_NEWIPC, "ipc"},
                      {CLONE_NEWUTS, "uts"},   {CLONE_NEWNET, "net"},       {CLONE_NEWPID, "pid"},
                      {CLONE_NEWTIME, "time"}, {CLONE_NEWNS, "mnt"}};

struct Namespace {
  int flag;
  std::string path;
  sys::Descriptor file;
};

sys::Descriptor open_in(const sys::Descriptor& directory, const std::string& name, int flags) {
  const int file = openat(directory.get(), name.c_str(), flags | O_CLOEXEC);
  return sys::Descriptor{sys::check(file, "openat", name.c_str())};
}

bool is_ours(const std::string& path, const sys::Descriptor& file) {
  struct stat ours {};
  struct stat theirs {};
  sys::check(stat(("/proc/self/" + path).c_str(), &ours), "stat", path.c_str());
  sys::check(fstat(file.get(), &theirs), "fstat", path.c_str());
  return ours.st_ino == theirs.st_ino;
}

std::vector<Namespace> open_namespaces(const Options& options, const sys::Descriptor& directory) {
  std::vector<Namespace> found;
  for (const Kind& kind : kinds) {
    const std::string path = "ns/" + kind.name;
    const bool is_asked = (options.namespaces & kind.flag) != 0;
    if (!is_asked && !options.all) continue;
    if (!is_asked && access(("/proc/self/" + path).c_str(), F_OK) == -1) continue;
    sys::Descriptor file = open_in(directory, path, O_RDONLY);
    if (is_asked || !is_ours(path, file)) found.push_back({kind.flag, path, std::move(file)});
  }
  return found;
}

void enter(std::vector<Namespace>& namespaces) {
  for (Namespace& next : namespaces) {
    if (next.flag != CLONE_NEWUSER && setns(next.file.get(), next.flag) == 0) next.file.close();
  }
  for (const Namespace& next : namespaces) {
    if (!next.file.is_open()) continue;
    sys::check(setns(next.file.get(), next.flag), "setns", next.path.c_str());
  }
}

bool has_pid(const std::vector<Namespace>& namespaces) {
  for (const Namespace& each : namespaces) {
    if (each.flag == CLONE_NEWPID) return true;
  }
  return false;
}

/// Returns whether a child is needed, to be born in the pid namespace.
bool move(const Options& options) {
  const std::string path = "/proc/" + std::to_string(options.target);
  const sys::Descriptor target = sys::open(path.c_str(), O_RDONLY | O_DIRECTORY);
  std::vector<Namespace> namespaces = open_namespaces(options, target);
  const sys::Descriptor root = options.root ? open_in(target, "root", O_PATH) : sys::Descriptor{};
  const sys::Descriptor wd = options.directory ? open_in(target, "cwd", O_PATH) : sys::Descriptor{};
  enter(namespaces);
  if (root.is_open()) {
    sys::check(fchdir(root.get()), "fchdir", "root");
    sys::check(chroot("."), "chroot");
  }
  if (wd.is_open()) sys::check(fchdir(wd.get()), "fchdir", "cwd");
  return has_pid(namespaces) && !options.no_fork;
}

}  // namespace

int run_inside(const Options& options, char* const* command) {
  const bool forks = options.target != 0 && move(options);
  if (!forks) sys::exec(command);
  return sys::wait(sys::spawn([&] { sys::exec(command); }));
}
