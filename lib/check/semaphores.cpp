#include "check/semaphores.hpp"

#include <sys/sem.h>

#include <cstring>
#include <string>

#include "check/inside.hpp"

namespace boxlab {

namespace {

/// For semctl(2), which asks its callers to declare this.
union Argument {
  int value;
  semid_ds* status;
};

/// How many semaphores the set has; 0 when there is no such set.
unsigned long count_semaphores(int id) {
  semid_ds status{};
  Argument argument{};
  argument.status = &status;
  return semctl(id, 0, IPC_STAT, argument) == -1 ? 0 : status.sem_nsems;
}

}  // namespace

std::vector<Semaphore> read_semaphores(const sys::Descriptor& proc, int pid, int id) {
  const std::string bytes = ask_inside(proc, pid, [id](const sys::Descriptor& answer) {
    const auto count = static_cast<int>(count_semaphores(id));
    for (int i = 0; i < count; ++i) {
      const Semaphore semaphore{semctl(id, i, GETVAL), semctl(id, i, GETPID),
                                semctl(id, i, GETNCNT), semctl(id, i, GETZCNT)};
      sys::write_all(answer, &semaphore, sizeof semaphore);
    }
  });
  std::vector<Semaphore> semaphores(bytes.size() / sizeof(Semaphore));
  std::memcpy(semaphores.data(), bytes.data(), semaphores.size() * sizeof(Semaphore));
  return semaphores;
}

}  // namespace boxlab
