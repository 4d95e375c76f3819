// wrong: SIGTTIN and SIGTTOU are passed on, and would stop the command
// rejected-by: signals.terminal "it has received SIGPIPE, SIGTTIN, SIGTTOU, SIGWINCH"
#include "init.hpp"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

/// By these the kernel says that our own code is broken: blocked, they would kill us anyway.
constexpr int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS, SIGABRT};

sigset_t all_but_faults() {
  sigset_t signals;
  sigfillset(&signals);
  for (const int fault : faults) sigdelset(&signals, fault);
  return signals;
}

/// Signals that are blocked stay pending until somebody takes them: none comes at a bad moment.
sigset_t block(const sigset_t& signals) {
  sigset_t before;
  sys::check(sigprocmask(SIG_BLOCK, &signals, &before), "sigprocmask");
  return before;
}

/// Sleeps until one of the signals is pending, and takes it.
int take(const sigset_t& signals) {
  while (true) {
    const int signal = sigwaitinfo(&signals, nullptr);
    if (signal != -1) return signal;
    if (errno != EINTR) sys::throw_errno("sigwaitinfo");
  }
}

int to_exit_status(int status) {
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

struct Reaped {
  bool command_ended;
  int status;
};

/// Waits for all children that have ended: one SIGCHLD may stand for many.
Reaped reap(sys::Pid command) {
  Reaped reaped{};
  int status;
  for (sys::Pid child; (child = waitpid(-1, &status, WNOHANG)) > 0;) {
    if (child == command) reaped = {true, to_exit_status(status)};
  }
  return reaped;
}

}  // namespace

int run_init(char* const* command) {
  const sigset_t signals = all_but_faults();
  const sigset_t before = block(signals);
  sys::check(prctl(PR_SET_CHILD_SUBREAPER, 1), "prctl", "PR_SET_CHILD_SUBREAPER");
  const sys::Pid child = sys::spawn([&]() -> int {
    sys::check(sigprocmask(SIG_SETMASK, &before, nullptr), "sigprocmask");
    sys::exec(command);
  });
  while (true) {
    const int signal = take(signals);
    if (signal == SIGCHLD) {
      const Reaped reaped = reap(child);
      if (reaped.command_ended) return reaped.status;
    } else {
      sys::send_signal(child, signal);
    }
  }
}
