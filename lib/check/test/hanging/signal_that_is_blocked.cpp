// hangs: the child was born while its parent blocked the signal that it is sent now
// object: hang (pid 3) waits in pause() for a signal
// reason: SIGTERM was sent to it, which it blocks
#include <unistd.h>

#include <csignal>

#include "sys/process.hpp"

int main() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigprocmask(SIG_BLOCK, &signals, nullptr);
  const sys::Pid child = sys::spawn([] { return pause(); });
  sys::send_signal(child, SIGTERM);
  return sys::wait(child);
}
