#include "check/pty.hpp"

#include <fcntl.h>
#include <stdlib.h>

#include "sys/error.hpp"

namespace boxlab {

Pty make_pty(const winsize& size) {
  Pty pty;
  pty.keyboard =
      sys::Descriptor{sys::check(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC), "posix_openpt")};
  sys::check(grantpt(pty.keyboard.get()), "grantpt");
  sys::check(unlockpt(pty.keyboard.get()), "unlockpt");
  pty.terminal = sys::Descriptor{
      sys::check(ioctl(pty.keyboard.get(), TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC), "ioctl",
                 "TIOCGPTPEER")};
  resize(pty, size);
  return pty;
}

void resize(const Pty& pty, const winsize& size) {
  sys::check(ioctl(pty.keyboard.get(), TIOCSWINSZ, &size), "ioctl", "TIOCSWINSZ");
}

}  // namespace boxlab
