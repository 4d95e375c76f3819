// hangs: it opened the FIFO for both, so as not to wait in open(), and never sees end-of-file
// object: waits in read() on FIFO /tmp/box
// reason: its write end is still open in itself as fd 3, so end-of-file never comes
#include <fcntl.h>
#include <sys/stat.h>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"

int main() {
  sys::check(mkfifo("/tmp/box", 0600), "mkfifo", "/tmp/box");
  const sys::Descriptor box = sys::open("/tmp/box", O_RDWR);
  char byte;
  sys::read_all(box, &byte, 1);
}
