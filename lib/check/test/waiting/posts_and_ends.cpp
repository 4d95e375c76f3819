// waits: each of many children gives the semaphore back as the last thing that it does
#include <sys/sem.h>
#include <unistd.h>

#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

void change(int set, short by) {
  sembuf operation{0, by, 0};
  sys::check(semop(set, &operation, 1), "semop");
}

}  // namespace

int main() {
  const int set = sys::check(semget(IPC_PRIVATE, 1, 0600), "semget");
  for (int i = 0; i < 100; ++i) {
    const sys::Pid child = sys::spawn([&] {
      usleep(300);
      change(set, 1);
    });
    change(set, -1);
    sys::wait(child);
  }
}
