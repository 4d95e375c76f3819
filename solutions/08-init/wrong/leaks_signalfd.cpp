// wrong: the command inherits the descriptor of its signals
// rejected-by: init.descriptors "fd 3, which is anon_inode:[signalfd]"
#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "init.hpp"
#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

/// Reaps all that have ended but the command: what waitid(2) only looks at stays a zombie.
void reap_others(pid_t command) {
  while (true) {
    siginfo_t ended{};
    const int found = waitid(P_ALL, 0, &ended, WEXITED | WNOHANG | WNOWAIT);
    if (found == -1 || ended.si_pid == 0 || ended.si_pid == command) return;
    waitpid(ended.si_pid, nullptr, 0);
  }
}

void handle(const signalfd_siginfo& info, pid_t command) {
  const int signal = static_cast<int>(info.ssi_signo);
  if (signal == SIGCHLD) return reap_others(command);
  if (signal != SIGTTIN && signal != SIGTTOU) sys::send_signal(command, signal);
}

sys::Descriptor open_signals(const sigset_t& set) {
  return sys::Descriptor{sys::check(signalfd(-1, &set, SFD_NONBLOCK), "signalfd")};
}

sys::Descriptor open_process(pid_t pid) {
  return sys::Descriptor{
      static_cast<int>(sys::check(syscall(SYS_pidfd_open, pid, 0), "pidfd_open"))};
}

void serve(const sys::Descriptor& signals, pid_t command) {
  const sys::Descriptor end = open_process(command);
  pollfd both[] = {{signals.get(), POLLIN, 0}, {end.get(), POLLIN, 0}};
  while (both[1].revents == 0) {
    if (poll(both, 2, -1) == -1 && errno != EINTR) sys::throw_errno("poll");
    signalfd_siginfo info;
    while (read(signals.get(), &info, sizeof info) == sizeof info) handle(info, command);
  }
}

}  // namespace

int run_init(char* const* command) {
  sys::check(prctl(PR_SET_CHILD_SUBREAPER, 1), "prctl");
  sigset_t set;
  sigset_t before;
  sigfillset(&set);
  sys::check(sigprocmask(SIG_BLOCK, &set, &before), "sigprocmask");
  const sys::Descriptor signals = open_signals(set);
  const sys::Pid child = sys::spawn([&]() -> int {
    sigprocmask(SIG_SETMASK, &before, nullptr);
    sys::exec(command);
  });
  serve(signals, child);
  return sys::wait(child);
}
