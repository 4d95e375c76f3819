// Holds a program at the worst moment: when it has looked at a System V set, and is about to change
// one for the first time.
//
//     hold COMMAND...     runs the command, and stops it there until SIGUSR1 comes to hold
//
// A debugger does it in the same way (ptrace(2)). Children of the command are held as well.
#include <sys/ptrace.h>
#include <sys/sem.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <csignal>

#include "sys/error.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

constexpr auto options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXEC | PTRACE_O_TRACEFORK |
                         PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL;

sigset_t go_signal() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGUSR1);
  return set;
}

/// Starts the command, which stops itself before it becomes a program.
sys::Pid start(char** command) {
  return sys::spawn([&] {
    const sigset_t go = go_signal();
    sigprocmask(SIG_UNBLOCK, &go, nullptr);
    sys::check(ptrace(PTRACE_TRACEME, 0, nullptr, nullptr), "ptrace");
    raise(SIGSTOP);
    sys::exec(command);
  });
}

/// Whether a process that stopped is about to change a set.
bool is_at_a_change(pid_t pid) {
  __ptrace_syscall_info info{};
  if (ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof info, &info) <= 0) return false;
  if (info.op != PTRACE_SYSCALL_INFO_ENTRY) return false;
  if (info.entry.nr == SYS_semctl)
    return info.entry.args[2] == SETVAL || info.entry.args[2] == SETALL;
  return info.entry.nr == SYS_semop || info.entry.nr == SYS_semtimedop;
}

void wait_for_go() {
  const sigset_t go = go_signal();
  int signal = 0;
  sigwait(&go, &signal);
}

/// The signal that a stop is about, which the process is to get; 0 for what ptrace made up.
int signal_of(int status) {
  const bool is_made_up = WSTOPSIG(status) == (SIGTRAP | 0x80) || status >> 16 != 0;
  return is_made_up || WSTOPSIG(status) == SIGSTOP ? 0 : WSTOPSIG(status);
}

/// Watches the command and its children until one of them is at a change, holds it there, and then
/// lets go of each at its next stop. Returns how the command ended.
int watch(sys::Pid command) {
  __ptrace_request go_on = PTRACE_SYSCALL;
  int status = 0;
  for (;;) {
    const pid_t pid = sys::check(waitpid(-1, &status, __WALL), "waitpid");
    if (!WIFSTOPPED(status) && pid == command) return status;
    if (!WIFSTOPPED(status)) continue;
    if (go_on == PTRACE_SYSCALL && is_at_a_change(pid)) {
      wait_for_go();
      go_on = PTRACE_DETACH;
    }
    ptrace(go_on, pid, nullptr, signal_of(status));
  }
}

int hold(int argc, char** argv) {
  if (argc < 2) return sys::report_usage("a command is missing", "hold COMMAND...");
  const sigset_t go = go_signal();
  sigprocmask(SIG_BLOCK, &go, nullptr);
  const sys::Pid command = start(argv + 1);
  sys::check(waitpid(command, nullptr, 0), "waitpid");
  sys::check(ptrace(PTRACE_SETOPTIONS, command, nullptr, options), "ptrace");
  ptrace(PTRACE_SYSCALL, command, nullptr, nullptr);
  const int status = watch(command);
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("hold", hold, argc, argv); }
