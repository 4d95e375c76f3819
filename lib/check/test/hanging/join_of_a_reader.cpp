// hangs: the thread that is waited for reads from a pipe to which its own process could write
// object: hang (pid 2, thread 3) waits in read() on pipe:[
// reason: its write end is still open in itself as fd 4
#include <thread>

#include "sys/pipe.hpp"

int main() {
  const sys::Pipe pipe = sys::make_pipe();
  std::jthread reader{[&] {
    char byte;
    sys::read_all(pipe.read_end, &byte, 1);
  }};
}
