// waits: a wait for a condition variable with a time limit; with an argument, a long one
#include <chrono>
#include <condition_variable>
#include <mutex>

int main(int count, char**) {
  std::mutex mutex;
  std::condition_variable changed;
  std::unique_lock lock{mutex};
  const std::chrono::milliseconds limit{count > 1 ? 1'000'000 : 300};
  return changed.wait_for(lock, limit) == std::cv_status::timeout ? 0 : 1;
}
