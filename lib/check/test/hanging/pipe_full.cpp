// hangs: the parent wants the child to end first, and reads what it wrote only then
// object: waits in write() on pipe:[
// reason: the pipe is full, and its read end is open only in hang (pid 2) as fd 3, where nobody
// reads
#include "sys/pipe.hpp"
#include "sys/process.hpp"

int main() {
  sys::Pipe pipe = sys::make_pipe();
  const sys::Pid writer = sys::spawn([&] {
    pipe.read_end.close();
    static const char text[300'000] = {};
    sys::write_all(pipe.write_end, text, sizeof text);
  });
  pipe.write_end.close();
  return sys::wait(writer);
}
