// waits: a timer that is read like a file, and polled together with a pipe
#include <poll.h>
#include <sys/timerfd.h>

#include "sys/error.hpp"
#include "sys/pipe.hpp"

int main() {
  const sys::Pipe pipe = sys::make_pipe();
  const sys::Descriptor timer{sys::check(timerfd_create(CLOCK_MONOTONIC, 0), "timerfd_create")};
  itimerspec time{};
  time.it_value.tv_nsec = 200'000'000;
  time.it_interval = time.it_value;
  sys::check(timerfd_settime(timer.get(), 0, &time, nullptr), "timerfd_settime");
  char count[8];
  sys::read_all(timer, count, sizeof count);
  pollfd ends[] = {{pipe.read_end.get(), POLLIN, 0}, {timer.get(), POLLIN, 0}};
  return poll(ends, 2, -1) == 1 ? 0 : 1;
}
