// hangs: the only reader is a writer too
// object: waits in read() on pipe:[
// reason: its write end is still open in itself as fd 4, so end-of-file never comes
#include "sys/pipe.hpp"

int main() {
  const sys::Pipe pipe = sys::make_pipe();
  char byte;
  sys::read_all(pipe.read_end, &byte, 1);
}
