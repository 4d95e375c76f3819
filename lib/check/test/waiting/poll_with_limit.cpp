// waits: poll() with a time limit
#include <poll.h>

#include "sys/pipe.hpp"

int main() {
  const sys::Pipe pipe = sys::make_pipe();
  pollfd end{pipe.read_end.get(), POLLIN, 0};
  return poll(&end, 1, 300);
}
