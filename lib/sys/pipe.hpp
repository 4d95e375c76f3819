// A pipe: bytes written to one end come out of the other.
#pragma once

#include "sys/descriptor.hpp"

namespace sys {

/// The two ends of a pipe, each with its owner. The reader sees end-of-file when every copy of the
/// write end, in every process, is closed (pipe(7)).
struct Pipe {
  Descriptor read_end;   ///< what was written comes out here
  Descriptor write_end;  ///< what goes in here
};

/// Makes a pipe (pipe2(2)). Both ends are close-on-exec: a program started by exec does not get
/// them, unless redirect() gives it a copy.
Pipe make_pipe();

}  // namespace sys
