// hangs: the child waits for a signal that nobody sends
// object: hang (pid 3) waits in pause()
// reason: for a signal, and nobody is left to send one
#include <unistd.h>

#include "sys/process.hpp"

int main() {
  return sys::wait(sys::spawn([] { pause(); }));
}
