#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>

#include "bench/slots.hpp"
#include "sys/error.hpp"

namespace boxlab::bench {

namespace {

using Word = std::atomic<std::uint32_t>;

/// Sleeps while the word is `value` (futex(2)).
void sleep_while(Word& word, std::uint32_t value) {
  const long result = syscall(SYS_futex, &word, FUTEX_WAIT, value, nullptr, nullptr, 0);
  if (result == -1 && errno != EAGAIN && errno != EINTR) sys::throw_errno("futex");
}

void wake_one(Word& word) {
  sys::check(syscall(SYS_futex, &word, FUTEX_WAKE, 1, nullptr, nullptr, 0), "futex");
}

/// A semaphore for one process that waits and one that posts. The kernel is asked only where the
/// number in shared memory does not do.
class FutexSemaphore {
 public:
  explicit FutexSemaphore(std::uint32_t value) { *number_ = value; }

  void wait() {
    while (*number_ == 0) sleep_while(*number_, 0);
    --*number_;
  }
  void post() {
    // Who waits, waits for the step from 0 to 1.
    if ((*number_)++ == 0) wake_one(*number_);
  }

 private:
  Shared<Word> number_;
};

class PingPong : public Channel {
 public:
  void send(const Message&, sys::Size) override { ball_.post(); }
  void receive(Message&, sys::Size) override { ball_.wait(); }

 private:
  FutexSemaphore ball_{0};
};

}  // namespace

Mechanism futex_mechanism() { return {"futex", largest_message, Slots<FutexSemaphore>::open}; }

Mechanism futex_ping_pong() {
  return {"futex ping-pong", 0,
          [](sys::Size) -> std::unique_ptr<Channel> { return std::make_unique<PingPong>(); }};
}

}  // namespace boxlab::bench
