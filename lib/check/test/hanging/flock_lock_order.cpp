// hangs: two processes lock the same two files in opposite order
// object: hang (pid 3) waits in flock() for the lock on /tmp/left
// reason: it is held by hang (pid 2), which never gives it up
// draws: |     waits for the lock on /tmp/right, held by
#include <fcntl.h>
#include <sys/file.h>

#include "sys/error.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

namespace {

sys::Descriptor lock(const char* path) {
  sys::Descriptor file = sys::open(path, O_RDWR | O_CREAT, 0600);
  sys::check(flock(file.get(), LOCK_EX), "flock", path);
  return file;
}

}  // namespace

int main() {
  const sys::Pipe ready = sys::make_pipe();
  const sys::Descriptor left = lock("/tmp/left");
  sys::spawn([&] {
    const sys::Descriptor right = lock("/tmp/right");
    sys::write_all(ready.write_end, "r", 1);
    lock("/tmp/left");
  });
  char byte;
  sys::read_all(ready.read_end, &byte, 1);
  lock("/tmp/right");
}
