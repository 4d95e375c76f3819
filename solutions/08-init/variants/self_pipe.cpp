// The oldest way: handlers write the number of the signal into a pipe, and the main program reads
// it there. The command gets a process group of its own, as tini and dumb-init do it, and signals
// go to the whole group.
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "init.hpp"
#include "sys/error.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

namespace {

int pipe_for_signals = -1;

extern "C" void note(int signal) {
  const int saved = errno;
  const auto number = static_cast<unsigned char>(signal);
  (void)!write(pipe_for_signals, &number, 1);
  errno = saved;
}

constexpr int noted[] = {SIGCHLD, SIGHUP,  SIGINT,  SIGQUIT,   SIGUSR1, SIGUSR2,  SIGPIPE, SIGALRM,
                         SIGTERM, SIGTSTP, SIGCONT, SIGWINCH,  SIGURG,  SIGIO,    SIGPROF, SIGPWR,
                         SIGTTIN, SIGTTOU, SIGXCPU, SIGVTALRM, SIGXFSZ, SIGSTKFLT};

void handle(int signal, void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART | SA_NOCLDSTOP;
  sys::check(sigaction(signal, &action, nullptr), "sigaction");
}

void handle_all(void (*handler)(int)) {
  for (const int signal : noted) handle(signal, handler);
  for (int signal = SIGRTMIN; signal <= SIGRTMAX; ++signal) handle(signal, handler);
}

/// A handler must not run in the child: it would write into our pipe.
pid_t start(char* const* command) {
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, &before);
  const pid_t child = sys::spawn([&]() -> int {
    handle_all(SIG_DFL);
    setpgid(0, 0);
    sigprocmask(SIG_SETMASK, &before, nullptr);
    sys::exec(command);
  });
  setpgid(child, child);  // in both, as nobody knows which of them is the first
  sigprocmask(SIG_SETMASK, &before, nullptr);
  return child;
}

void pass_on(pid_t group, int signal) {
  const bool is_of_terminal = signal == SIGTTIN || signal == SIGTTOU;
  if (!is_of_terminal && kill(-group, signal) == -1 && errno != ESRCH) sys::throw_errno("kill");
}

/// Returns the status of the command, or -1 when it has not ended.
int reap(pid_t command) {
  int result = -1;
  int status;
  while (const pid_t ended = waitpid(-1, &status, WNOHANG)) {
    if (ended == -1) break;
    if (ended == command)
      result = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  }
  return result;
}

}  // namespace

int run_init(char* const* command) {
  sys::check(prctl(PR_SET_CHILD_SUBREAPER, 1), "prctl");
  const sys::Pipe signals = sys::make_pipe();
  pipe_for_signals = signals.write_end.get();
  handle_all(note);
  const pid_t child = start(command);
  while (true) {
    unsigned char signal;
    if (sys::read_all(signals.read_end, &signal, 1) == 0) continue;
    const int status = signal == SIGCHLD ? reap(child) : -1;
    if (status != -1) return status;
    if (signal != SIGCHLD) pass_on(child, signal);
  }
}
