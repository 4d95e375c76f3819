// waits: semtimedop() ends by itself; with an argument, late
#include <sys/sem.h>

#include <ctime>

#include "sys/error.hpp"

int main(int count, char**) {
  const int set = sys::check(semget(IPC_PRIVATE, 1, 0600), "semget");
  sembuf take{0, -1, 0};
  const timespec most{count > 1 ? 1000 : 0, 300'000'000};
  return semtimedop(set, &take, 1, &most) == -1 ? 0 : 1;
}
