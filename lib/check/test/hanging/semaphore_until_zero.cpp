// hangs: it waits until a semaphore is 0, whose last user gave back more than it took
// object: waits in semop() on System V semaphore 0 of set 0 (key 0x2a)
// reason: its value is 3, and the call waits until it is 0; the last operation on it was done by
// pid 3
#include <sys/sem.h>

#include "sys/error.hpp"
#include "sys/process.hpp"

int main() {
  const int set = sys::check(semget(42, 1, IPC_CREAT | 0600), "semget");
  sys::wait(sys::spawn([&] { sys::check(semctl(set, 0, SETVAL, 3), "semctl"); }));
  sembuf until_zero{0, 0, 0};
  sys::check(semop(set, &until_zero, 1), "semop");
}
