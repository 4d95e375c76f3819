// hangs: two processes with a pipe each way, and each wants to hear the other first
// object: hang (pid 3) waits in read() on pipe:[
// reason: its write end is still open in hang (pid 2)
#include "sys/pipe.hpp"
#include "sys/process.hpp"

int main() {
  sys::Pipe question = sys::make_pipe();
  sys::Pipe answer = sys::make_pipe();
  char byte = 0;
  sys::spawn([&] {
    question.write_end.close();
    sys::read_all(question.read_end, &byte, 1);
    sys::write_all(answer.write_end, &byte, 1);
  });
  answer.write_end.close();
  sys::read_all(answer.read_end, &byte, 1);
  sys::write_all(question.write_end, &byte, 1);
}
