// hangs: who has the lock on the file waits for the process that wants it
// object: hang (pid 3) waits in fcntl() for the lock on /tmp/log
// reason: it is held by hang (pid 2), which never gives it up
// draws: |     waits for the end of
#include <fcntl.h>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

int main() {
  const sys::Descriptor file = sys::open("/tmp/log", O_RDWR | O_CREAT, 0600);
  struct flock lock {};
  lock.l_type = F_WRLCK;
  sys::check(fcntl(file.get(), F_SETLKW, &lock), "fcntl");
  return sys::wait(sys::spawn([&] { sys::check(fcntl(file.get(), F_SETLKW, &lock), "fcntl"); }));
}
