// hangs: select() of a pipe whose write end nobody uses
// object: waits in select() for pipe:[
// reason: (fd 3); it is not ready, and nobody is left to make it ready
#include <sys/select.h>

#include "sys/error.hpp"
#include "sys/pipe.hpp"

int main() {
  const sys::Pipe pipe = sys::make_pipe();
  fd_set set;
  FD_ZERO(&set);
  FD_SET(pipe.read_end.get(), &set);
  sys::check(select(pipe.read_end.get() + 1, &set, nullptr, nullptr, nullptr), "select");
}
