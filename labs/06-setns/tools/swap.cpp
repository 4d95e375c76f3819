// Plays bad luck: while a program looks at a process, that one ends, and another gets its number.
//
//     swap CALL PROGRAM [ARG...]
//
// makes a process in IPC and UTS namespaces of its own and runs `PROGRAM -t PID ARG...`. When that
// has made its CALL-th system call that names the PID, the process is killed, and one in other new
// namespaces takes its number. To choose numbers, swap must own its pid namespace.
#include <fcntl.h>
#include <linux/sched.h>
#include <sched.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

constexpr pid_t target = 30;
constexpr int call_stop = SIGTRAP | 0x80;  // PTRACE_O_TRACESYSGOOD

void make_target() {
  const pid_t numbers[] = {target};
  clone_args args{};
  args.flags = CLONE_NEWIPC | CLONE_NEWUTS;
  args.exit_signal = SIGCHLD;
  args.set_tid = reinterpret_cast<std::uint64_t>(numbers);
  args.set_tid_size = 1;
  if (sys::check(syscall(SYS_clone3, &args, sizeof args), "clone3") != 0) return;
  char name[] = "sleep";
  char seconds[] = "1001";
  char* const command[] = {name, seconds, nullptr};
  sys::exec(command);
}

void replace_target() {
  sys::send_signal(target, SIGKILL);
  sys::wait(target);
  make_target();
}

/// The text at `address` in the memory of `pid`, or as much of it as a path of interest has. Where
/// nothing can be read, the argument is no path: empty.
std::string read_text(pid_t pid, std::uint64_t address) {
  const std::string memory = "/proc/" + std::to_string(pid) + "/mem";
  const sys::Descriptor file = sys::open(memory.c_str(), O_RDONLY);
  char text[64] = "";
  if (pread(file.get(), text, sizeof text - 1, static_cast<off_t>(address)) == -1) return {};
  return text;
}

/// It has the target's number as an argument, or in one of the paths that it is called with.
bool names_target(pid_t pid, const __ptrace_syscall_info& call) {
  if (call.entry.nr == SYS_pidfd_open) return call.entry.args[0] == target;
  const std::string directory = "/proc/" + std::to_string(target);
  for (const std::uint64_t argument : {call.entry.args[0], call.entry.args[1]}) {
    const std::string path = read_text(pid, argument);
    if (path == directory || path.starts_with(directory + "/")) return true;
  }
  return false;
}

void go_on(pid_t pid, int signal) {
  sys::check(ptrace(PTRACE_SYSCALL, pid, nullptr, signal), "ptrace");
}

/// `pid` has stopped. Lets a call that names the target return; returns whether it was one.
bool finish_naming_call(pid_t pid, int status) {
  if (WSTOPSIG(status) != call_stop) return false;
  __ptrace_syscall_info call{};
  sys::check(ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof call, &call), "ptrace");
  if (call.op != PTRACE_SYSCALL_INFO_ENTRY || !names_target(pid, call)) return false;
  go_on(pid, 0);
  int stop = 0;
  sys::check(waitpid(pid, &stop, __WALL), "waitpid");
  return true;
}

/// The signal that the stop has kept from `pid`; not those that come of tracing.
int held_signal(int status) {
  const int signal = WSTOPSIG(status);
  return signal == call_stop || signal == SIGTRAP || signal == SIGSTOP ? 0 : signal;
}

/// Lets the program and its children run until it ends. Returns its status.
int trace(pid_t program, int chosen_call) {
  for (int calls = 0;;) {
    int status = 0;
    const pid_t pid = sys::check(waitpid(-1, &status, __WALL), "waitpid");
    if (!WIFSTOPPED(status)) {
      if (pid != program) continue;
      return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    }
    if (finish_naming_call(pid, status) && ++calls == chosen_call) replace_target();
    go_on(pid, held_signal(status));
  }
}

pid_t start(char* const* command) {
  const pid_t program = sys::spawn([&] {
    sys::check(ptrace(PTRACE_TRACEME, 0, nullptr, nullptr), "ptrace");
    sys::check(raise(SIGSTOP), "raise");
    sys::exec(command);
  });
  sys::check(waitpid(program, nullptr, 0), "waitpid");
  constexpr int options = PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL | PTRACE_O_TRACEFORK |
                          PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE;
  sys::check(ptrace(PTRACE_SETOPTIONS, program, nullptr, options), "ptrace");
  go_on(program, 0);
  return program;
}

int run(int argc, char** argv) {
  if (argc < 3)
    return sys::report_usage("a call and a program are missing", "swap CALL PROGRAM...");
  make_target();
  std::string number = std::to_string(target);
  std::string option = "-t";
  std::vector<char*> command{argv[2], option.data(), number.data()};
  command.insert(command.end(), argv + 3, argv + argc + 1);
  return trace(start(command.data()), std::atoi(argv[1]));
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("swap", run, argc, argv); }
