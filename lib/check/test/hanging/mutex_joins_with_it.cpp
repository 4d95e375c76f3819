// hangs: it waits for a thread that needs the mutex which it holds itself
// object: hang (pid 2) waits in pthread_join() for its thread 3
// reason: which never ends
// draws: +-> hang (pid 2)
// draws: |     waits for the end of
// draws: |   hang (pid 2, thread 3)
#include <mutex>
#include <thread>

int main() {
  std::mutex mutex;
  const std::lock_guard lock{mutex};
  std::jthread worker{[&] { const std::lock_guard lock{mutex}; }};
}
