#include <fmt/core.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include "check/wait_for.hpp"

namespace boxlab {

namespace {

/// The child that wait4(2) or waitid(2) is asked about; 0 for any child.
int awaited_pid(const SystemCall& call) {
  const auto pid = static_cast<int>(call.arguments[call.number == SYS_waitid ? 1 : 0]);
  if (call.number == SYS_waitid) return call.arguments[0] == P_PID ? pid : 0;
  return pid > 0 ? pid : 0;
}

std::vector<const Process*> awaited(const Process& process, const Scene& scene) {
  const int pid = awaited_pid(*process.main_thread().call);
  std::vector<const Process*> children;
  for (const Process& child : scene.now) {
    const bool is_meant = child.parent == process.pid && (pid == 0 || pid == child.pid);
    if (is_meant && !child.is_zombie()) children.push_back(&child);
  }
  return children;
}

}  // namespace

std::optional<Wait> explain_child(const Process& process, const Thread& thread,
                                  const Scene& scene) {
  const bool waits =
      thread.call && (thread.call->number == SYS_wait4 || thread.call->number == SYS_waitid);
  if (!waits) return std::nullopt;
  Wait wait;
  wait.process = &process;
  wait.action = fmt::format("waits in {}()", thread.call->number == SYS_wait4 ? "wait4" : "waitid");
  wait.rank = 1;
  for (const Process* child : awaited(process, scene)) {
    wait.situation +=
        fmt::format("{}{}", wait.situation.empty() ? "for its child " : " or ", child->label());
    wait.wakers.push_back(child->pid);
  }
  wait.is_hopeful = wait.wakers.empty();
  wait.consequence = "which never ends";
  return wait;
}

}  // namespace boxlab
