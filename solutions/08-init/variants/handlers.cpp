// Handlers pass the signals on, while the main program does nothing but wait for children. Those
// that a terminal sends are ignored, and made usual again in the command.
#include <sys/prctl.h>
#include <sys/wait.h>

#include <cerrno>
#include <csignal>

#include "init.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

volatile pid_t command_pid = 0;

extern "C" void pass_on(int signal) {
  const int saved = errno;
  kill(command_pid, signal);
  errno = saved;
}

bool is_fault(int signal) {
  return signal == SIGSEGV || signal == SIGBUS || signal == SIGFPE || signal == SIGILL ||
         signal == SIGTRAP || signal == SIGSYS || signal == SIGABRT;
}

/// Each but those that nobody can catch, and SIGCHLD.
void catch_signals() {
  struct sigaction action {};
  action.sa_handler = pass_on;
  action.sa_flags = SA_RESTART;
  sigfillset(&action.sa_mask);
  for (int signal = 1; signal <= SIGRTMAX; ++signal) {
    if (signal == SIGCHLD || is_fault(signal)) continue;
    sigaction(signal, &action, nullptr);
  }
  std::signal(SIGTTIN, SIG_IGN);
  std::signal(SIGTTOU, SIG_IGN);
}

/// The handlers have to know the pid before the first signal, so all are blocked until then.
pid_t start(char* const* command) {
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, &before);
  command_pid = sys::spawn([&]() -> int {
    sigprocmask(SIG_SETMASK, &before, nullptr);
    sys::exec(command);
  });
  catch_signals();
  sigprocmask(SIG_SETMASK, &before, nullptr);
  return command_pid;
}

}  // namespace

int run_init(char* const* command) {
  sys::check(prctl(PR_SET_CHILD_SUBREAPER, 1), "prctl");
  const pid_t child = start(command);
  while (true) {
    int status;
    const pid_t ended = waitpid(-1, &status, 0);
    if (ended == -1 && errno != EINTR) sys::throw_errno("waitpid");
    if (ended != child) continue;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
}
