// hangs: a mutex in shared memory that was not made for several processes: unlocking wakes nobody
// object: hang (pid 3) waits in pthread_mutex_lock() on a mutex in /dev/shm/ring at byte 0
// reason: but the mutex was initialised without PTHREAD_PROCESS_SHARED, so no other process can
// wake it
#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

#include "sys/error.hpp"
#include "sys/process.hpp"

int main() {
  const int file = sys::check(shm_open("/ring", O_RDWR | O_CREAT, 0600), "shm_open");
  sys::check(ftruncate(file, 4096), "ftruncate");
  void* memory = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  auto* mutex = static_cast<pthread_mutex_t*>(memory);
  pthread_mutex_init(mutex, nullptr);
  pthread_mutex_lock(mutex);
  return sys::wait(sys::spawn([&] { pthread_mutex_lock(mutex); }));
}
