// hangs: it waits for a flag in shared memory of which it has mapped a copy of its own
// object: does not wait for anything
// reason: /dev/shm/flag is mapped MAP_PRIVATE: what it writes there, nobody else sees
// ends: timed out
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "sys/error.hpp"

int main() {
  const int object = sys::check(shm_open("/flag", O_RDWR | O_CREAT, 0600), "shm_open");
  sys::check(ftruncate(object, 4096), "ftruncate");
  void* memory = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, object, 0);
  if (memory == MAP_FAILED) sys::throw_errno("mmap");
  const volatile bool& is_ready = *static_cast<const bool*>(memory);
  while (!is_ready) {
  }
}
