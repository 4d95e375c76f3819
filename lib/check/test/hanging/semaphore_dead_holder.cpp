// hangs: who had the semaphore ended without giving it back, and without SEM_UNDO
// object: waits in semop() on System V semaphore 0 of set 0 (key 0x2a)
// reason: its value is 0, and the call needs 1; the last operation on it was done by pid 3, which
// has ended
#include <sys/sem.h>

#include "sys/error.hpp"
#include "sys/process.hpp"

int main() {
  const int set = sys::check(semget(42, 1, IPC_CREAT | 0600), "semget");
  sys::check(semctl(set, 0, SETVAL, 1), "semctl");
  sembuf take{0, -1, 0};
  sys::wait(sys::spawn([&] { sys::check(semop(set, &take, 1), "semop"); }));
  sys::check(semop(set, &take, 1), "semop");
}
