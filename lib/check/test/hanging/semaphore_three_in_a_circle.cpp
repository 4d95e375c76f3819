// hangs: three philosophers, and each has taken the fork on the left
// object: hang (pid 2) waits in semop() on System V semaphore
// reason: the last operation on it was done by hang (pid
// draws: +-> hang (pid 2)
// draws: |   hang (pid 3)
// draws: |   hang (pid 4)
// draws: +-- hang (pid 2)
#include <sys/sem.h>

#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

constexpr int philosophers = 3;
constexpr unsigned short seated = philosophers;  // a semaphore that counts those still to come

void change(int set, int semaphore, int by) {
  sembuf operation{static_cast<unsigned short>(semaphore), static_cast<short>(by), 0};
  sys::check(semop(set, &operation, 1), "semop");
}

void dine(int set, int number) {
  change(set, number, -1);
  change(set, seated, -1);
  change(set, seated, 0);  // until all have come
  change(set, (number + 1) % philosophers, -1);
}

}  // namespace

int main() {
  const int set = sys::check(semget(42, philosophers + 1, IPC_CREAT | 0600), "semget");
  for (int i = 0; i < philosophers; ++i) sys::check(semctl(set, i, SETVAL, 1), "semctl");
  sys::check(semctl(set, seated, SETVAL, philosophers), "semctl");
  sys::spawn([&] { dine(set, 1); });
  sys::spawn([&] { dine(set, 2); });
  dine(set, 0);
}
