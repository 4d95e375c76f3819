// The child moves itself between fork and exec: "0" in cgroup.procs is whoever writes it.
// Everything goes by descriptors of the two groups; the rest is killed one by one, and the end of
// the command is read from a descriptor of it.
#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "limit.hpp"
#include "sys/error.hpp"
#include "sys/lines.hpp"
#include "sys/pidfd.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

sys::Descriptor open_at(const sys::Descriptor& directory, const char* name, int flags) {
  return sys::Descriptor{
      sys::check(openat(directory.get(), name, flags | O_CLOEXEC), "open", name)};
}

void tell(const sys::Descriptor& group, const char* file, const char* text) {
  const sys::Descriptor opened = open_at(group, file, O_WRONLY);
  sys::check(write(opened.get(), text, strlen(text)), "write", file);
}

[[noreturn]] void refuse(const char* what) {
  errno = ENOTSUP;
  sys::throw_errno(what, "/sys/fs/cgroup");
}

sys::Descriptor open_parent() {
  sys::Descriptor top = sys::open("/sys/fs/cgroup", O_RDONLY | O_DIRECTORY);
  struct statfs status {};
  sys::check(fstatfs(top.get(), &status), "fstatfs", "/sys/fs/cgroup");
  if (status.f_type != CGROUP2_SUPER_MAGIC) refuse("use as cgroup2");
  sys::Lines lines{sys::open("/proc/self/cgroup", O_RDONLY)};
  while (char* line = lines.next()) {
    if (strncmp(line, "0::", 3) != 0) continue;
    char path[4096];
    snprintf(path, sizeof path, ".%s/%s", line + 3, strcmp(line + 3, "/") == 0 ? "." : "..");
    return open_at(top, path, O_RDONLY | O_DIRECTORY);
  }
  refuse("find our group in");
}

void enable(const sys::Descriptor& parent, bool is_wanted, const char* controller) {
  if (is_wanted) tell(parent, "cgroup.subtree_control", controller);
}

void set_number(const sys::Descriptor& group, const char* file, unsigned long long number) {
  char text[32];
  snprintf(text, sizeof text, "%llu\n", number);
  if (number != 0) tell(group, file, text);
}

constexpr const char* ways[] = {"rbps", "wbps"};

void set_io(const sys::Descriptor& group, const Limits& limits) {
  struct stat device {};
  sys::check(stat(limits.device, &device), "stat", limits.device);
  if ((device.st_mode & S_IFMT) != S_IFBLK) {
    errno = ENOTBLK;
    sys::throw_errno("use as a disk", limits.device);
  }
  for (const char* way : ways) {
    char text[128];
    snprintf(text, sizeof text, "%u:%u %s=%llu", major(device.st_rdev), minor(device.st_rdev), way,
             limits.bps);
    tell(group, "io.max", text);
  }
}

void set_limits(const sys::Descriptor& group, const Limits& limits) {
  set_number(group, "memory.max", limits.memory);
  const bool has_swap = faccessat(group.get(), "memory.swap.max", W_OK, 0) == 0;
  if (limits.memory != 0 && has_swap) tell(group, "memory.swap.max", "0");
  set_number(group, "pids.max", limits.pids);
  set_number(group, "cpu.max", limits.cpu * 1000);
  if (limits.device != nullptr) set_io(group, limits);
}

sigset_t signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGHUP);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGQUIT);
  return set;
}

[[noreturn]] void become(const sys::Descriptor& group, char* const* command) {
  tell(group, "cgroup.procs", "0");
  const sigset_t set = signals();
  sys::check(sigprocmask(SIG_UNBLOCK, &set, nullptr), "sigprocmask");
  sys::exec(command);
}

int wait_for(sys::Pid child, const sys::Descriptor& arrived) {
  const sys::Descriptor process = sys::open_process(child);
  while (!sys::has_ended(process)) {
    pollfd both[2] = {{process.get(), POLLIN, 0}, {arrived.get(), POLLIN, 0}};
    if (poll(both, 2, -1) == -1 && errno != EINTR) sys::throw_errno("poll");
    if ((both[1].revents & POLLIN) == 0) continue;
    signalfd_siginfo info;
    sys::read_all(arrived, &info, sizeof info);
    const int signal = static_cast<int>(info.ssi_signo);
    if (signal == SIGTERM || signal == SIGHUP) sys::send_signal(child, signal);
  }
  return sys::wait(child);
}

/// Whether there was anybody left to kill.
bool kill_rest(const sys::Descriptor& group) {
  sys::Lines lines{open_at(group, "cgroup.procs", O_RDONLY)};
  bool is_left = false;
  while (const char* line = lines.next()) {
    is_left = true;
    kill(atoi(line), SIGKILL);
  }
  return is_left;
}

void remove(const sys::Descriptor& parent, const char* name, const sys::Descriptor& group) {
  while (kill_rest(group)) usleep(1000);
  while (unlinkat(parent.get(), name, AT_REMOVEDIR) == -1) {
    if (errno != EBUSY) sys::throw_errno("rmdir", name);
  }
}

void report_kills(const sys::Descriptor& group) {
  sys::Lines lines{open_at(group, "memory.events", O_RDONLY)};
  unsigned long count = 0;
  while (const char* line = lines.next()) sscanf(line, "oom_kill %lu", &count);
  if (count > 0) fprintf(stderr, "limit: it ran out of memory (out of memory: %lu)\n", count);
}

}  // namespace

int run_limited(const Limits& limits, char* const* command) {
  const sigset_t set = signals();
  sys::check(sigprocmask(SIG_BLOCK, &set, nullptr), "sigprocmask");
  const sys::Descriptor arrived{sys::check(signalfd(-1, &set, SFD_CLOEXEC), "signalfd")};
  const sys::Descriptor parent = open_parent();
  enable(parent, limits.memory != 0, "+memory");
  enable(parent, limits.pids != 0, "+pids");
  enable(parent, limits.cpu != 0, "+cpu");
  enable(parent, limits.device != nullptr, "+io");
  char name[64];
  snprintf(name, sizeof name, "run-%d.limit", getpid());
  sys::check(mkdirat(parent.get(), name, 0700), "mkdir", name);
  const sys::Descriptor group = open_at(parent, name, O_RDONLY | O_DIRECTORY);
  int status = 1;
  try {
    set_limits(group, limits);
    status = wait_for(sys::spawn([&] { become(group, command); }), arrived);
    if (limits.memory != 0) report_kills(group);
  } catch (const std::exception& error) {
    sys::report(error);
  }
  remove(parent, name, group);
  return status;
}
