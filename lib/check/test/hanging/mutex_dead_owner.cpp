// hangs: who had the mutex ended without unlocking it, and it is not a robust one
// object: waits in pthread_mutex_lock() on a mutex in shared memory without a name, at 0x
// reason: it is held by pid 3, which has ended; no other process has that memory, so it is never
// unlocked
#include <pthread.h>
#include <sys/mman.h>

#include "sys/process.hpp"

int main() {
  void* memory = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  auto* mutex = static_cast<pthread_mutex_t*>(memory);
  pthread_mutexattr_t attributes;
  pthread_mutexattr_init(&attributes);
  pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
  pthread_mutex_init(mutex, &attributes);
  sys::wait(sys::spawn([&] { pthread_mutex_lock(mutex); }));
  pthread_mutex_lock(mutex);
}
