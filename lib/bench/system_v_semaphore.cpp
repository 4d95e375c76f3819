#include <sys/sem.h>

#include "bench/slots.hpp"
#include "sys/error.hpp"

namespace boxlab::bench {

namespace {

class SystemVSemaphore {
 public:
  explicit SystemVSemaphore(int value) : id_{sys::check(semget(IPC_PRIVATE, 1, 0600), "semget")} {
    sys::check(semctl(id_, 0, SETVAL, value), "semctl");
  }
  SystemVSemaphore(const SystemVSemaphore&) = delete;
  SystemVSemaphore& operator=(const SystemVSemaphore&) = delete;
  ~SystemVSemaphore() { semctl(id_, 0, IPC_RMID); }

  void wait() { add(-1); }
  void post() { add(1); }

 private:
  void add(short number) {
    sembuf operation{0, number, 0};
    sys::check(semop(id_, &operation, 1), "semop");
  }

  int id_;
};

}  // namespace

Mechanism system_v_semaphore_mechanism() {
  return {"System V semaphores", largest_message, Slots<SystemVSemaphore>::open};
}

}  // namespace boxlab::bench
