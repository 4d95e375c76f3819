// waits: two processes that hand a turn to each other very often
#include <semaphore.h>
#include <sys/mman.h>

#include "sys/process.hpp"

int main() {
  void* memory = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  auto* turns = static_cast<sem_t*>(memory);
  for (int i = 0; i < 2; ++i) sem_init(&turns[i], 1, 0);
  constexpr int rounds = 2000;
  const sys::Pid other = sys::spawn([&] {
    for (int i = 0; i < rounds; ++i) {
      sem_wait(&turns[0]);
      sem_post(&turns[1]);
    }
  });
  for (int i = 0; i < rounds; ++i) {
    sem_post(&turns[0]);
    sem_wait(&turns[1]);
  }
  return sys::wait(other);
}
