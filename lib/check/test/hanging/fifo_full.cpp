// hangs: what is written to the FIFO is more than it holds, and who could read it is the writer
// object: waits in write() on FIFO /tmp/box
// reason: the FIFO is full, and its read end is open only in itself as fd 3, where nobody reads
#include <fcntl.h>
#include <sys/stat.h>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"

int main() {
  sys::check(mkfifo("/tmp/box", 0600), "mkfifo", "/tmp/box");
  const sys::Descriptor box = sys::open("/tmp/box", O_RDWR);
  static const char text[300'000] = {};
  sys::write_all(box, text, sizeof text);
}
