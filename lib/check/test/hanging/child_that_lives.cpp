// hangs: the parent waits for a child that waits for it
// object: hang (pid 2) waits in wait4()
// reason: for its child hang (pid 3), which never ends
#include <csignal>

#include "sys/process.hpp"

int main() {
  return sys::wait(sys::spawn([] {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGUSR1);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    int signal = 0;
    sigwait(&signals, &signal);
  }));
}
