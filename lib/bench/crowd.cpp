#include "bench/crowd.hpp"

#include <fcntl.h>
#include <linux/sched.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <thread>

#include "course/stay_with.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace boxlab::bench {

namespace {

/// As fork(2), with flags of clone3(2); -1 when the kernel refuses.
pid_t start(std::uint64_t flags) {
  clone_args args{};
  args.flags = flags;
  args.exit_signal = SIGCHLD;
  return static_cast<pid_t>(syscall(SYS_clone3, &args, sizeof args));
}

/// Opens the namespaces of this process, in a table of descriptors that it shares with its parent.
int open_own(const NamespaceKind& kind) {
  for (const NamespaceKind& single : namespace_kinds()) {
    const bool is_wanted = (kind.flags & single.flags) != 0;
    const std::string path = "/proc/self/" + single.file;
    if (is_wanted && open(path.c_str(), O_RDONLY | O_CLOEXEC) == -1) return errno;
  }
  return 0;
}

void allow_only_one(const NamespaceKind& kind) {
  const sys::Descriptor limit = sys::open(("/proc/sys/" + kind.limit).c_str(), O_WRONLY);
  sys::write_all(limit, "1", 1);
}

}  // namespace

int start_and_leave(const NamespaceKind& kind) {
  const pid_t pid = start(kind.flags);
  if (pid == 0) sys::exit_child(0);
  if (pid == -1) return errno;
  sys::wait(pid);
  return 0;
}

void await_removal(const NamespaceKind& kind) {
  for (const NamespaceKind& single : namespace_kinds()) {
    if ((kind.flags & single.flags) == 0) continue;
    // As long as one is left, there is no room for another.
    allow_only_one(single);
    while (start_and_leave(single) == ENOSPC)
      std::this_thread::sleep_for(std::chrono::microseconds{200});
  }
}

Crowd::Crowd(const NamespaceKind& kind) : kind_{kind}, first_{sys::open("/dev/null", O_RDONLY)} {}

Crowd::~Crowd() {
  close_range(static_cast<unsigned>(first_.get()), ~0U, 0);
  first_.release();
  for (const pid_t process : processes_) sys::send_signal(process, SIGKILL);
  for (const pid_t process : processes_) sys::wait(process);
}

int Crowd::add() {
  if (kind_.flags == 0) return add_process();
  const pid_t pid = start(kind_.flags | CLONE_FILES);
  if (pid == 0) sys::exit_child(open_own(kind_));
  return pid == -1 ? errno : sys::wait(pid);
}

int Crowd::add_process() {
  const pid_t parent = getpid();
  const pid_t pid = start(0);
  if (pid == 0) {
    stay_with(parent);
    while (true) pause();
  }
  if (pid == -1) return errno;
  processes_.push_back(pid);
  return 0;
}

}  // namespace boxlab::bench
