// hangs: the semaphore is in plain memory, of which fork() made a copy: each has its own
// object: hang (pid 3) waits in sem_wait() on a POSIX semaphore in its own memory, at 0x
// reason: no other process has that memory: it is not MAP_SHARED, and nobody is left to post it
#include <semaphore.h>

#include "sys/error.hpp"
#include "sys/process.hpp"

int main() {
  static sem_t filled;
  sys::check(sem_init(&filled, 1, 0), "sem_init");
  const sys::Pid reader = sys::spawn([] { sys::check(sem_wait(&filled), "sem_wait"); });
  sys::check(sem_post(&filled), "sem_post");
  return sys::wait(reader);
}
