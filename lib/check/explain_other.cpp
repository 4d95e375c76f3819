// What a thread does that is not about an object: it runs, is stopped, or is in some other call.
#include <fmt/core.h>
#include <unistd.h>

#include "check/maps.hpp"
#include "check/wait_for.hpp"

namespace boxlab {

namespace {

/// The CPU time that a thread took between the two moments, in seconds.
double cpu_between(const Subject& subject) {
  const Thread* before = subject.before();
  if (before == nullptr) return 0;
  return static_cast<double>(subject.thread.cpu_ticks - before->cpu_ticks) /
         static_cast<double>(sysconf(_SC_CLK_TCK));
}

/// What keeps two processes apart that look into shared memory again and again: one has a copy.
std::string private_copy(const Subject& subject) {
  for (const Mapping& mapping : read_mappings(subject.scene.windows.proc, subject.process.pid)) {
    if (mapping.is_shared_memory() && mapping.is_writable && !mapping.is_shared) {
      return fmt::format("; {} is mapped MAP_PRIVATE: what it writes there, nobody else sees",
                         mapping.path);
    }
  }
  return "";
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
  const bool is_busy = cpu >= seconds / 2;
  if (subject.thread.state != 'R' && !is_busy) return std::nullopt;
  Wait wait;
  wait.is_hopeful = true;
  if (!is_busy && subject.sleeps() > 1) {  // it was only by chance that it ran just now
    wait.action = "does not wait for long";
    wait.situation = fmt::format("it falls asleep again and again: {} times in the last {:.1f} s",
                                 subject.sleeps(), seconds);
  } else {
    wait.action = "does not wait for anything: it runs";
    wait.situation = fmt::format("{:.2f} s of CPU time in the last {:.1f} s{}", cpu, seconds,
                                 private_copy(subject));
  }
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
