// Waiting for a child to end: wait4() and waitid().
#include <fmt/core.h>
#include <fmt/ranges.h>
#include <sys/wait.h>

#include "check/wait_for.hpp"

namespace boxlab {

namespace {

/// The child that wait4(2) or waitid(2) is asked about; 0 for any child.
int awaited_pid(const Subject& subject) {
  if (subject.call == "waitid") return subject.number(0) == P_PID ? subject.number(1) : 0;
  return std::max(subject.number(0), 0);
}

std::vector<const Process*> awaited(const Subject& subject) {
  const int pid = awaited_pid(subject);
  std::vector<const Process*> children;
  for (const Process& child : subject.scene.now) {
    const bool is_meant = child.parent == subject.process.pid && (pid == 0 || pid == child.pid);
    if (is_meant && !child.is_zombie()) children.push_back(&child);
  }
  return children;
}

}  // namespace

std::optional<Wait> explain_child(const Subject& subject) {
  if (!subject.is_in({"wait4", "waitid"})) return std::nullopt;
  Wait wait;
  wait.action = fmt::format("waits in {}()", subject.call);
  wait.rank = 1;
  std::vector<std::string> labels;
  for (const Process* child : awaited(subject)) {
    labels.push_back(child->label());
    wait.wakers.push_back(child->pid);
  }
  if (!labels.empty()) wait.situation = fmt::format("for its child {}", fmt::join(labels, " or "));
  wait.is_hopeful = labels.empty();
  wait.consequence = "which never ends";
  if (labels.size() == 1) wait.holder = wait.wakers.front();
  wait.tie = "waits for the end of";
  return wait;
}

}  // namespace boxlab
