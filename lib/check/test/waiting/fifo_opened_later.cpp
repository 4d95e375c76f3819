// waits: the other end of the FIFO is opened later
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

int main() {
  sys::check(mkfifo("/tmp/box", 0600), "mkfifo", "/tmp/box");
  sys::spawn([] {
    usleep(300'000);
    const sys::Descriptor box = sys::open("/tmp/box", O_WRONLY);
  });
  const sys::Descriptor box = sys::open("/tmp/box", O_RDONLY);
  char byte;
  return static_cast<int>(sys::read_all(box, &byte, 1));
}
