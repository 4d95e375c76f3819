// hangs: the semaphore was made, and nobody gave it a value
// object: waits in semop() on System V semaphore 1 of set 0 (key 0x2a)
// reason: its value is 0, and the call needs 1; nobody has ever done an operation on it, and nobody
#include <sys/sem.h>

#include "sys/error.hpp"

int main() {
  const int set = sys::check(semget(42, 2, IPC_CREAT | 0600), "semget");
  sembuf take{1, -1, SEM_UNDO};
  sys::check(semop(set, &take, 1), "semop");
}
