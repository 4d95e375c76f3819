// What a thread does that is not about an object: it runs, is stopped, or is in some other call.
#include <fmt/core.h>
#include <seccomp.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdlib>
#include <memory>

#include "check/wait_for.hpp"

namespace boxlab {

namespace {

std::string call_name(long number) {
  const std::unique_ptr<char, decltype(&std::free)> name{
      seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, static_cast<int>(number)), std::free};
  return name ? name.get() : fmt::format("system call {}", number);
}

bool waits_for_signal(long call) {
#ifdef SYS_pause
  if (call == SYS_pause) return true;
#endif
  return call == SYS_rt_sigsuspend;
}

/// The CPU time that a thread took between the two moments, in seconds.
double cpu_between(const Process& process, const Thread& thread, const Scene& scene) {
  const Process* before = find_process(scene.before, process.pid);
  if (before == nullptr) return 0;
  for (const Thread& earlier : before->threads) {
    if (earlier.tid != thread.tid) continue;
    return static_cast<double>(thread.cpu_ticks - earlier.cpu_ticks) /
           static_cast<double>(sysconf(_SC_CLK_TCK));
  }
  return 0;
}

}  // namespace

std::vector<int> all_others(const Processes& processes, const Process& process) {
  std::vector<int> pids;
  for (const Process& other : processes) {
    if (other.pid != process.pid && !other.is_zombie()) pids.push_back(other.pid);
  }
  return pids;
}

std::optional<Wait> explain_stop(const Process& process, const Thread& thread, const Scene& scene) {
  if (thread.state != 'T') return std::nullopt;
  Wait wait;
  wait.process = &process;
  wait.action = "is stopped by a signal (SIGSTOP, SIGTSTP, SIGTTIN or SIGTTOU)";
  wait.situation = "only SIGCONT makes it go on";
  wait.consequence = "and nobody is left to send it";
  wait.wakers = all_others(scene.now, process);
  return wait;
}

std::optional<Wait> explain_running(const Process& process, const Thread& thread,
                                    const Scene& scene) {
  const double cpu = cpu_between(process, thread, scene);
  if (thread.state != 'R' && cpu < scene.seconds_between / 2) return std::nullopt;
  Wait wait;
  wait.process = &process;
  wait.action = "does not wait for anything: it runs";
  wait.situation =
      fmt::format("{:.1f} s of CPU time in the last {:.1f} s", cpu, scene.seconds_between);
  wait.is_hopeful = true;
  return wait;
}

std::optional<Wait> explain_call(const Process& process, const Thread& thread, const Scene& scene) {
  Wait wait;
  wait.process = &process;
  wait.is_hopeful = true;
  wait.action = "sleeps in the kernel";
  if (!thread.call) return wait;
  wait.action = fmt::format("waits in {}()", call_name(thread.call->number));
  if (waits_for_signal(thread.call->number)) {
    wait.situation = "for a signal";
    wait.consequence = "and nobody is left to send one";
    wait.wakers = all_others(scene.now, process);
    wait.is_hopeful = false;
  }
  return wait;
}

}  // namespace boxlab
