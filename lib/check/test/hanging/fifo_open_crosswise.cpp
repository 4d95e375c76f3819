// hangs: two processes open the same two FIFOs, and both begin with the end that they read from
// object: hang (pid 3) waits in openat() of FIFO /tmp/there for reading
// reason: nobody has opened it for writing
#include <fcntl.h>
#include <sys/stat.h>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

int main() {
  sys::check(mkfifo("/tmp/there", 0600), "mkfifo", "/tmp/there");
  sys::check(mkfifo("/tmp/back", 0600), "mkfifo", "/tmp/back");
  sys::spawn([] {
    const sys::Descriptor from = sys::open("/tmp/there", O_RDONLY);
    const sys::Descriptor to = sys::open("/tmp/back", O_WRONLY);
  });
  const sys::Descriptor from = sys::open("/tmp/back", O_RDONLY);
  const sys::Descriptor to = sys::open("/tmp/there", O_WRONLY);
}
