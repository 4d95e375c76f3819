// hangs: the flag is set without a signal, and what waits for it never looks again
// object: waits in pthread_cond_wait() on a condition variable in its own memory, at 0x
// reason: for a signal, and nobody is left to signal it
#include <condition_variable>
#include <latch>
#include <mutex>
#include <thread>

int main() {
  std::mutex mutex;
  std::condition_variable changed;
  std::latch has_mutex{1};
  bool is_ready = false;
  std::jthread worker{[&] {
    std::unique_lock lock{mutex};
    has_mutex.count_down();
    changed.wait(lock, [&] { return is_ready; });
  }};
  has_mutex.wait();
  const std::lock_guard lock{mutex};  // the worker gives it up when it waits
  is_ready = true;
}
