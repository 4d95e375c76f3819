// waits: a lock on a file that a sleeping process will give up
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

int main() {
  sys::spawn([] {
    const sys::Descriptor file = sys::open("/tmp/log", O_RDWR | O_CREAT, 0600);
    sys::check(flock(file.get(), LOCK_EX), "flock");
    usleep(300'000);
  });
  usleep(100'000);
  const sys::Descriptor file = sys::open("/tmp/log", O_RDWR | O_CREAT, 0600);
  sys::check(flock(file.get(), LOCK_EX), "flock");
}
