// What the judge sees of the memory of a process.
#include "check/maps.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/shm.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "sys/error.hpp"

using namespace boxlab;

namespace {

/// The mapping that begins at `address` in this process.
Mapping find(const void* address) {
  const auto begin = reinterpret_cast<std::uintptr_t>(address);
  const auto all = read_mappings(sys::open("/proc", O_RDONLY | O_DIRECTORY), getpid());
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Mapping& mapping) { return mapping.begin == begin; });
  REQUIRE(found != all.end());
  return *found;
}

void* map(int flags, int object) {
  void* memory = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, flags, object, 0);
  REQUIRE(memory != MAP_FAILED);
  return memory;
}

}  // namespace

TEST_CASE("mappings of POSIX shared memory") {
  const std::string name = "/boxlab-maps-" + std::to_string(getpid());
  const sys::Descriptor object{sys::check(shm_open(name.c_str(), O_RDWR | O_CREAT, 0600), "shm")};
  sys::check(ftruncate(object.get(), 4096), "ftruncate");
  void* shared = map(MAP_SHARED, object.get());
  void* copy = map(MAP_PRIVATE, object.get());
  CHECK(find(shared).path == "/dev/shm" + name);
  CHECK_FALSE(find(shared).is_removed);
  sys::check(shm_unlink(name.c_str()), "shm_unlink");
  CHECK(find(shared).path == "/dev/shm" + name);
  CHECK(find(shared).is_removed);
  CHECK(find(shared).is_shared_memory());
  CHECK(find(shared).is_shared);
  CHECK(find(shared).is_writable);
  CHECK(find(shared).bytes() == 4096);
  CHECK_FALSE(find(copy).is_shared);
  CHECK(find(copy).inode == find(shared).inode);
  munmap(copy, 4096);
  munmap(shared, 4096);
}

TEST_CASE("mappings of System V segments") {
  const int id = sys::check(shmget(IPC_PRIVATE, 4096, 0600), "shmget");
  void* shared = shmat(id, nullptr, 0);
  shmctl(id, IPC_RMID, nullptr);
  CHECK(find(shared).path == "/SYSV00000000");
  CHECK(find(shared).inode == static_cast<std::uint64_t>(id));
  CHECK(find(shared).is_shared_memory());
  shmdt(shared);
}

TEST_CASE("mappings of memory alone, and of no process") {
  void* memory = map(MAP_PRIVATE | MAP_ANONYMOUS, -1);
  CHECK_FALSE(find(memory).is_shared_memory());
  munmap(memory, 4096);
  CHECK(read_mappings(sys::open("/proc", O_RDONLY | O_DIRECTORY), 0).empty());
}
