// hangs: two threads lock the same two mutexes in opposite order
// object: hang (pid 2, thread 3) waits in pthread_mutex_lock() on a mutex in its own memory, at 0x
// reason: it is held by hang (pid 2, thread 4), so it is never unlocked
// draws: +-> hang (pid 2, thread 3)
// draws: |   hang (pid 2, thread 4)
// draws: |     waits for the mutex at 0x
// draws: +-- hang (pid 2, thread 3)
#include <barrier>
#include <mutex>
#include <thread>

int main() {
  std::mutex left;
  std::mutex right;
  std::barrier both_have_one{2};
  const auto dine = [&](std::mutex& first, std::mutex& second) {
    const std::lock_guard one{first};
    both_have_one.arrive_and_wait();
    const std::lock_guard other{second};
  };
  std::jthread clockwise{dine, std::ref(left), std::ref(right)};
  std::jthread counterclockwise{dine, std::ref(right), std::ref(left)};
}
