// A child goes there, and we stay outside and wait, whatever is entered. It finds the target by a
// pidfd, one setns(2) for each kind.
#include <fcntl.h>
#include <sched.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>

#include "nsenter.hpp"
#include "sys/error.hpp"
#include "sys/pidfd.hpp"
#include "sys/process.hpp"

namespace {

struct Kind {
  const char* name;
  int flag;
};

constexpr Kind kinds[] = {{"ipc", CLONE_NEWIPC},       {"uts", CLONE_NEWUTS},
                          {"net", CLONE_NEWNET},       {"pid", CLONE_NEWPID},
                          {"cgroup", CLONE_NEWCGROUP}, {"time", CLONE_NEWTIME},
                          {"mnt", CLONE_NEWNS}};
constexpr Kind user = {"user", CLONE_NEWUSER};

class Visitor {
 public:
  explicit Visitor(const Options& options)
      : process_{sys::open_process(options.target)},
        path_{"/proc/" + std::to_string(options.target) + "/"} {
    if (options.root) root_ = sys::open((path_ + "root").c_str(), O_PATH);
    if (options.directory) directory_ = sys::open((path_ + "cwd").c_str(), O_PATH);
    wanted_ = options.namespaces | (options.all ? different() : 0);
    errno = ESRCH;
    if (sys::has_ended(process_)) sys::throw_errno("open", path_.c_str());
  }

  void go() const {
    int left = wanted_;
    for (const Kind& kind : kinds) left &= enters(kind) ? ~kind.flag : left;
    if ((left & user.flag) != 0) enter(user);
    for (const Kind& kind : kinds) {
      if ((left & kind.flag) != 0) enter(kind);
    }
    if (root_.is_open()) sys::check(fchdir(root_.get()), "fchdir", "root");
    if (root_.is_open()) sys::check(chroot("."), "chroot");
    if (directory_.is_open()) sys::check(fchdir(directory_.get()), "fchdir", "cwd");
  }

  bool enters_pid() const { return (wanted_ & CLONE_NEWPID) != 0; }

 private:
  bool enters(const Kind& kind) const {
    return (wanted_ & kind.flag) != 0 && setns(process_.get(), kind.flag) == 0;
  }
  void enter(const Kind& kind) const {
    const std::string name = path_ + "ns/" + kind.name;
    sys::check(setns(process_.get(), kind.flag), "setns", name.c_str());
  }
  int different() const {
    int flags = is_different(user) ? user.flag : 0;
    for (const Kind& kind : kinds) flags |= is_different(kind) ? kind.flag : 0;
    return flags;
  }
  bool is_different(const Kind& kind) const {
    return link("/proc/self/", kind) != link(path_, kind);
  }
  static std::string link(const std::string& directory, const Kind& kind) {
    char text[64] = "";
    const std::string path = directory + "ns/" + kind.name;
    return readlink(path.c_str(), text, sizeof text - 1) == -1 ? "" : text;
  }

  sys::Descriptor process_;
  std::string path_;
  sys::Descriptor root_;
  sys::Descriptor directory_;
  int wanted_ = 0;
};

/// In the child: its own child is the command, where that has to be born inside.
int visit(const Options& options, char* const* command) {
  bool forks = false;
  if (options.target != 0) {
    const Visitor visitor{options};
    visitor.go();
    forks = visitor.enters_pid() && !options.no_fork;
  }
  if (!forks) sys::exec(command);
  return sys::wait(sys::spawn([&] { sys::exec(command); }));
}

}  // namespace

int run_inside(const Options& options, char* const* command) {
  return sys::wait(sys::spawn([&] { return visit(options, command); }));
}
