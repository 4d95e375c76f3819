// What a thread does that is not about an object: it runs, is stopped, or is in some other call.
#include <fmt/core.h>
#include <unistd.h>

#include "check/wait_for.hpp"

namespace boxlab {

namespace {

/// The CPU time that a thread took between the two moments, in seconds.
double cpu_between(const Subject& subject) {
  const Process* before = find_process(subject.scene.before, subject.process.pid);
  if (before == nullptr) return 0;
  for (const Thread& earlier : before->threads) {
    if (earlier.tid != subject.thread.tid) continue;
    return static_cast<double>(subject.thread.cpu_ticks - earlier.cpu_ticks) /
           static_cast<double>(sysconf(_SC_CLK_TCK));
  }
  return 0;
}

}  // namespace

std::optional<Wait> explain_stop(const Subject& subject) {
  if (subject.thread.state != 'T') return std::nullopt;
  Wait wait;
  wait.action = "is stopped by a signal (SIGSTOP, SIGTSTP, SIGTTIN or SIGTTOU)";
  wait.situation = "only SIGCONT makes it go on";
  wait.consequence = "and nobody is left to send it";
  wait.wakers = subject.others();
  return wait;
}

std::optional<Wait> explain_running(const Subject& subject) {
  const double cpu = cpu_between(subject);
  const double seconds = subject.scene.seconds_between;
  if (subject.thread.state != 'R' && cpu < seconds / 2) return std::nullopt;
  Wait wait;
  wait.action = "does not wait for anything: it runs";
  wait.situation = fmt::format("{:.2f} s of CPU time in the last {:.2f} s", cpu, seconds);
  wait.is_hopeful = true;
  return wait;
}

std::optional<Wait> explain_call(const Subject& subject) {
  Wait wait;
  wait.is_hopeful = true;
  wait.action = "sleeps in the kernel";
  if (subject.call.empty()) return wait;
  wait.action = fmt::format("waits in {}()", subject.call);
  const bool has_descriptor =
      subject.is_in({"read", "readv", "write", "writev", "accept", "accept4", "connect", "recvfrom",
                     "recvmsg", "sendto", "sendmsg", "ioctl", "splice", "sendfile"});
  const OpenDescriptor* target = has_descriptor ? subject.descriptor(0) : nullptr;
  if (target != nullptr)
    wait.action += fmt::format(" on {} (fd {})", target->target, target->number);
  return wait;
}

}  // namespace boxlab
