// hangs: who had the slot ended without posting: a POSIX semaphore has no SEM_UNDO
// object: waits in sem_wait() on a POSIX semaphore in /dev/shm/sem.slots at byte 0
// reason: its value is 0, and 1 thread waits for it; no other process has that memory, and nobody
// is left to post it
#include <fcntl.h>
#include <semaphore.h>

#include "sys/error.hpp"
#include "sys/process.hpp"

int main() {
  sem_t* slots = sem_open("/slots", O_CREAT, 0600, 1);
  sys::wait(sys::spawn([&] { sys::check(sem_wait(slots), "sem_wait"); }));
  sys::check(sem_wait(slots), "sem_wait");
}
