// waits: a stopped child that its sibling will make go on
#include <unistd.h>

#include <csignal>

#include "sys/process.hpp"

int main() {
  const sys::Pid stopped = sys::spawn([] { raise(SIGSTOP); });
  sys::spawn([&] {
    usleep(300'000);
    sys::send_signal(stopped, SIGCONT);
  });
  return sys::wait(stopped);
}
