// hangs: the parent waits for its child, and still has the write end that the child reads from
// object: waits in read() on pipe:[
// reason: its write end is still open in hang (pid 2) as fd 4, so end-of-file never comes
// draws: hang (pid 2) fd 4 --> pipe:[
#include "sys/pipe.hpp"
#include "sys/process.hpp"

int main() {
  sys::Pipe pipe = sys::make_pipe();
  const sys::Pid reader = sys::spawn([&] {
    pipe.write_end.close();
    char byte;
    sys::read_all(pipe.read_end, &byte, 1);
  });
  return sys::wait(reader);
}
