// waits: a wait for a condition variable with a time limit
#include <chrono>
#include <condition_variable>
#include <mutex>

int main() {
  std::mutex mutex;
  std::condition_variable changed;
  std::unique_lock lock{mutex};
  return changed.wait_for(lock, std::chrono::milliseconds{300}) == std::cv_status::timeout ? 0 : 1;
}
