#include "sys/pipe.hpp"

#include <fcntl.h>
#include <unistd.h>

#include "sys/error.hpp"

namespace sys {

Pipe make_pipe() {
  int ends[2];
  check(pipe2(ends, O_CLOEXEC), "pipe");
  return {Descriptor{ends[0]}, Descriptor{ends[1]}};
}

}  // namespace sys
