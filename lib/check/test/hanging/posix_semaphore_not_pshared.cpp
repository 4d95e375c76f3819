// hangs: a semaphore in shared memory, initialised with pshared = 0: the post wakes nobody
// object: hang (pid 3) waits in sem_wait() on a POSIX semaphore in /dev/shm/ring at byte 64
// reason: its value is 1, and 1 thread waits for it; the memory is shared, but the POSIX semaphore
// was initialised with pshared = 0, so no other process can wake it
#include <fcntl.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <unistd.h>

#include <fstream>
#include <string>

#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

/// Waits until the process sleeps, by its state in /proc/PID/stat: "3 (hang) S ...".
void await_sleep(sys::Pid pid) {
  char state = '?';
  while (state != 'S') {
    usleep(1000);
    const std::string path = "/proc/" + std::to_string(pid) + "/stat";
    std::ifstream{path}.ignore(100, ')') >> state;
  }
}

}  // namespace

int main() {
  const int file = sys::check(shm_open("/ring", O_RDWR | O_CREAT, 0600), "shm_open");
  sys::check(ftruncate(file, 4096), "ftruncate");
  void* memory = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  auto* filled = reinterpret_cast<sem_t*>(static_cast<char*>(memory) + 64);
  sys::check(sem_init(filled, 0, 0), "sem_init");
  const sys::Pid reader = sys::spawn([&] { sys::check(sem_wait(filled), "sem_wait"); });
  await_sleep(reader);
  sys::check(sem_post(filled), "sem_post");
  return sys::wait(reader);
}
