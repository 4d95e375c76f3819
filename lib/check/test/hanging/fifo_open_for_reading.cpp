// hangs: nobody opens the FIFO for writing
// object: waits in openat() of FIFO /tmp/box for reading
// reason: nobody has opened it for writing, and nobody is left to do so
// draws: FIFO /tmp/box --> hang (pid 2)
#include <fcntl.h>
#include <sys/stat.h>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"

int main() {
  sys::check(mkfifo("/tmp/box", 0600), "mkfifo", "/tmp/box");
  const sys::Descriptor box = sys::open("/tmp/box", O_RDONLY);
}
