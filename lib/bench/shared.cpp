#include "bench/shared.hpp"

#include <sys/mman.h>

#include "sys/error.hpp"

namespace boxlab::bench {

void* map_shared(sys::Size bytes) {
  void* memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) sys::throw_errno("mmap");
  return memory;
}

void unmap_shared(void* memory, sys::Size bytes) noexcept { munmap(memory, bytes); }

}  // namespace boxlab::bench
