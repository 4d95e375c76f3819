// hangs: the child opens the FIFO for writing; the parent waits for it instead of reading
// object: hang (pid 3) waits in openat() of FIFO /tmp/box for writing
// reason: nobody has opened it for reading, and nobody is left to do so
#include <fcntl.h>
#include <sys/stat.h>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

int main() {
  sys::check(mkfifo("/tmp/box", 0600), "mkfifo", "/tmp/box");
  return sys::wait(sys::spawn([] { sys::open("box", O_WRONLY); }));
}
