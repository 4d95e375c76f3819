// A terminal of one's own.
#pragma once

#include <sys/ioctl.h>

#include "sys/descriptor.hpp"

namespace boxlab {

/// A pseudo-terminal (pty(7)): what is typed into `keyboard` is read from `terminal`, and what is
/// written to `terminal` comes out of `keyboard`.
struct Pty {
  sys::Descriptor keyboard;  ///< the judge's side (/dev/ptmx)
  sys::Descriptor terminal;  ///< the program's side (/dev/pts/N)
};

/// Makes one of this size. Throws std::system_error.
Pty make_pty(const winsize& size);

/// Tells whoever uses the terminal that its size has changed.
void resize(const Pty& pty, const winsize& size);

}  // namespace boxlab
