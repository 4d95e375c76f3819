// hangs: the child stopped itself, and the parent waits for its end
// object: hang (pid 3) is stopped by a signal
// reason: only SIGCONT makes it go on, and nobody is left to send it
#include <csignal>

#include "sys/process.hpp"

int main() {
  return sys::wait(sys::spawn([] { raise(SIGSTOP); }));
}
