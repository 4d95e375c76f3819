// hangs: a bare futex in shared memory; the wake came before the wait, and the word says nothing
// object: waits in futex() on a futex in /dev/shm/ring at byte 8
// reason: its word is 5, and was 5 when the wait began; no other process has that memory
#include <fcntl.h>
#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sys/error.hpp"

int main() {
  const int file = sys::check(shm_open("/ring", O_RDWR | O_CREAT, 0600), "shm_open");
  sys::check(ftruncate(file, 4096), "ftruncate");
  void* memory = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  int* word = static_cast<int*>(memory) + 2;
  *word = 5;
  syscall(SYS_futex, word, FUTEX_WAKE, 1);
  syscall(SYS_futex, word, FUTEX_WAIT, 5, nullptr);
}
