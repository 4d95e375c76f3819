// hangs: two processes take the same two semaphores in opposite order
// object: waits in semop() on System V semaphore 0 of set 0 (key 0x2a)
// reason: its value is 0, and the call needs 1; the last operation on it was done by hang (pid
// draws: +-> hang (pid
// draws: |     waits for semaphore 1 of set 0 (key 0x2a), last changed by
// draws: +-- hang (pid
#include <sys/sem.h>

#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

void change(int set, unsigned short semaphore, short by) {
  sembuf operation{semaphore, by, SEM_UNDO};
  sys::check(semop(set, &operation, 1), "semop");
}

/// Takes one of the first two semaphores, says so in another, waits for the other to do the same.
void dine(int set, unsigned short left) {
  const auto right = static_cast<unsigned short>(1 - left);
  change(set, left, -1);
  change(set, static_cast<unsigned short>(2 + left), 1);
  change(set, static_cast<unsigned short>(2 + right), -1);
  change(set, right, -1);
}

}  // namespace

int main() {
  const int set = sys::check(semget(42, 4, IPC_CREAT | 0600), "semget");
  sys::check(semctl(set, 0, SETVAL, 1), "semctl");
  sys::check(semctl(set, 1, SETVAL, 1), "semctl");
  sys::spawn([&] { dine(set, 1); });
  dine(set, 0);
}
