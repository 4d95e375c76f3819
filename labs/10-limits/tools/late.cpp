// late CMD [ARG...]: runs CMD, and each time that it forks, lets it go on only when its child
// rests, asleep or at its end. Who leaves it to chance which of the two is faster finds out here.
#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <time.h>

#include <csignal>
#include <cstring>
#include <string>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

constexpr int most_naps = 1000;
constexpr int enough_naps = 30;
constexpr timespec nap{0, 10'000'000};

/// The letter after the name in "7 (eat) S 6 ...": R for one that runs, D for one that reads a
/// file.
bool rests(sys::Pid process) {
  const std::string path = "/proc/" + std::to_string(process) + "/stat";
  const sys::Descriptor file{open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  char text[512] = "";
  if (!file.is_open() || sys::read_all(file, text, sizeof text - 1) == 0) return true;
  const char letter = std::strrchr(text, ')')[2];
  return letter != 'R' && letter != 'D';
}

/// Who naps for a moment before it goes on does not rest yet. And whoever polls never does: so not
/// for ever.
void wait_until_rests(sys::Pid process) {
  int naps_at_rest = 0;
  for (int i = 0; i < most_naps && naps_at_rest < enough_naps; ++i) {
    naps_at_rest = rests(process) ? naps_at_rest + 1 : 0;
    nanosleep(&nap, nullptr);
  }
}

/// It begins stopped, as we trace its parent. We let it go, and are not its tracer any more.
void let_child_go_first(sys::Pid parent) {
  unsigned long child = 0;
  sys::check(ptrace(PTRACE_GETEVENTMSG, parent, nullptr, &child), "ptrace", "PTRACE_GETEVENTMSG");
  const auto pid = static_cast<sys::Pid>(child);
  sys::check(waitpid(pid, nullptr, __WALL), "waitpid");
  ptrace(PTRACE_DETACH, pid, nullptr, nullptr);
  wait_until_rests(pid);
}

int wait_for_stop(sys::Pid process) {
  int status = 0;
  sys::check(waitpid(process, &status, __WALL), "waitpid");
  return status;
}

[[noreturn]] void become(char* const* command) {
  sys::check(ptrace(PTRACE_TRACEME, 0, nullptr, nullptr), "ptrace", "PTRACE_TRACEME");
  sys::exec(command);
}

/// After its exec, after a fork, or with the signal that it was to get.
void go_on(sys::Pid process, int status) {
  const bool has_forked = status >> 16 != 0;
  if (has_forked) let_child_go_first(process);
  const long signal = WSTOPSIG(status) == SIGTRAP ? 0 : WSTOPSIG(status);
  ptrace(PTRACE_CONT, process, nullptr, signal);
}

int run(int argc, char** argv) {
  if (argc < 2) return sys::report_usage("a command is missing", "late CMD [ARG...]");
  const sys::Pid process = sys::spawn([&] { become(argv + 1); });
  constexpr auto forks = PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE;
  int status = wait_for_stop(process);  // at its exec
  if (WIFSTOPPED(status)) ptrace(PTRACE_SETOPTIONS, process, nullptr, forks | PTRACE_O_EXITKILL);
  for (; WIFSTOPPED(status); status = wait_for_stop(process)) go_on(process, status);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("late", run, argc, argv); }
