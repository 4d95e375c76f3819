// hangs: it reads from an eventfd that nobody writes to
// object: waits in read() on anon_inode:[eventfd] (fd 3)
// reason: on anon_inode:[eventfd]
// ends: timed out
#include <sys/eventfd.h>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"

int main() {
  const sys::Descriptor event{sys::check(eventfd(0, 0), "eventfd")};
  char counter[8];
  sys::read_all(event, counter, sizeof counter);
}
