// System V semaphores: semop() and semtimedop() (semop(2)).
#include <fmt/core.h>
#include <sys/sem.h>

#include <algorithm>
#include <cstdlib>

#include "check/ipc.hpp"
#include "check/semaphores.hpp"
#include "check/time_limit.hpp"

namespace boxlab {

namespace {

/// The operations of one call are done all at once or not at all, at most SEMOPM of them.
std::vector<sembuf> read_operations(const Subject& subject) {
  constexpr std::uint64_t most = 500;
  std::vector<sembuf> operations;
  for (std::uint64_t i = 0; i < std::min(subject.argument(2), most); ++i) {
    const auto operation = subject.read<sembuf>(subject.argument(1) + i * sizeof(sembuf));
    if (operation) operations.push_back(*operation);
  }
  return operations;
}

bool must_wait(const sembuf& operation, const Semaphore& semaphore) {
  if (operation.sem_op == 0) return semaphore.value != 0;
  return operation.sem_op < 0 && semaphore.value < -operation.sem_op;
}

std::string name_set(const Subject& subject, int id) {
  const IpcObjects objects = read_ipc_objects(subject.scene.windows);
  for (const SemaphoreSet& set : objects.sets) {
    if (set.id != id) continue;
    return fmt::format("set {} (key {:#x})", id, static_cast<unsigned>(set.key));
  }
  return fmt::format("set {}", id);
}

std::string last_operator(const Subject& subject, int pid) {
  if (pid == 0) return "nobody has ever done an operation on it";
  const std::string who = pid == subject.process.pid ? "itself" : name_holder(subject.scene, pid);
  return "the last operation on it was done by " + who;
}

void describe(Wait& wait, const Subject& subject, const sembuf& operation,
              const Semaphore& semaphore) {
  wait.object =
      fmt::format("semaphore {} of {}", operation.sem_num, name_set(subject, subject.number(0)));
  wait.action += " on System V " + wait.object;
  const std::string need =
      operation.sem_op == 0 ? "waits until it is 0" : fmt::format("needs {}", -operation.sem_op);
  wait.situation = fmt::format("its value is {}, and the call {}; {}", semaphore.value, need,
                               last_operator(subject, semaphore.last_pid));
  wait.consequence = "and nobody is left to change it";
  wait.takers = {subject.label()};
  if (operation.sem_op == 0 || semaphore.last_pid == subject.process.pid) return;
  wait.holder = semaphore.last_pid;
  wait.tie = fmt::format("waits for {}, last changed by", wait.object);
  if (wait.holder != 0) wait.givers = {name_holder(subject.scene, wait.holder)};
}

}  // namespace

std::optional<Wait> explain_semaphore(const Subject& subject) {
  if (!subject.is_in({"semop", "semtimedop"})) return std::nullopt;
  const bool has_limit = subject.call == "semtimedop" && subject.argument(3) != 0;
  const auto semaphores =
      read_semaphores(subject.scene.windows.proc, subject.process.pid, subject.number(0));
  Wait wait;
  wait.action = fmt::format("waits in {}()", has_limit ? "semtimedop" : "semop");
  wait.wakers = subject.others();
  wait.is_hopeful = true;
  for (const sembuf& operation : read_operations(subject)) {
    if (operation.sem_num >= semaphores.size()) break;
    const Semaphore& semaphore = semaphores[operation.sem_num];
    if (!must_wait(operation, semaphore)) continue;
    describe(wait, subject, operation, semaphore);
    wait.is_hopeful = has_limit;
    wait.is_lasting = has_limit && is_long(read_span(subject, subject.argument(3)));
    break;
  }
  return wait;
}

}  // namespace boxlab
