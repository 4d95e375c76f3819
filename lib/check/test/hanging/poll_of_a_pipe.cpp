// hangs: it waits for either of two pipes, and nobody writes to them
// object: waits in poll() for pipe:[
// reason: none of them is ready, and nobody is left to make it ready
#include <poll.h>

#include "sys/error.hpp"
#include "sys/pipe.hpp"

int main() {
  const sys::Pipe one = sys::make_pipe();
  const sys::Pipe other = sys::make_pipe();
  pollfd ends[] = {{one.read_end.get(), POLLIN, 0}, {other.read_end.get(), POLLIN, 0}};
  sys::check(poll(ends, 2, -1), "poll");
}
