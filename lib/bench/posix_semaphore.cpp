#include <semaphore.h>

#include "bench/slots.hpp"
#include "sys/error.hpp"

namespace boxlab::bench {

namespace {

class PosixSemaphore {
 public:
  explicit PosixSemaphore(unsigned value) {
    sys::check(sem_init(&*semaphore_, /*pshared=*/1, value), "sem_init");
  }
  PosixSemaphore(const PosixSemaphore&) = delete;
  PosixSemaphore& operator=(const PosixSemaphore&) = delete;
  ~PosixSemaphore() { sem_destroy(&*semaphore_); }

  void wait() { sys::check(sem_wait(&*semaphore_), "sem_wait"); }
  void post() { sys::check(sem_post(&*semaphore_), "sem_post"); }

 private:
  Shared<sem_t> semaphore_;
};

}  // namespace

Mechanism posix_semaphore_mechanism() {
  return {"POSIX semaphores", largest_message, Slots<PosixSemaphore>::open};
}

}  // namespace boxlab::bench
