// wrong: the ends are swapped: stdout becomes the end that can only be read
// rejected-by: pipes.two "stdout of sleep (pid 3) is the read end of pipe:"
// rejected-by: pipes.eof "Bad file descriptor"
// rejected-by: pipes.many "stdout of sleep (pid 3) is the read end of pipe:"
// rejected-by: pipes.stream "Bad file descriptor"
// rejected-by: pipes.early-exit "Bad file descriptor"
// rejected-by: pipes.not-found "Bad file descriptor"
// rejected-by: pipes.stdio "Bad file descriptor"
#include "pipeline.hpp"

#include <unistd.h>

#include <cstring>
#include <utility>

#include "sys/pipe.hpp"
#include "sys/process.hpp"

int split(char** words, Command* commands) {
  int count = 0;
  commands[count++].argv = words;
  for (char** word = words; *word != nullptr; ++word) {
    if (std::strcmp(*word, "|") != 0) continue;
    *word = nullptr;
    commands[count++].argv = word + 1;
  }
  for (int i = 0; i < count; ++i) {
    if (commands[i].argv[0] == nullptr) return -1;
  }
  return count;
}

int run_pipeline(const Command* commands, int count) {
  sys::Pid children[max_commands];
  sys::Descriptor input;
  for (int i = 0; i < count; ++i) {
    sys::Pipe next;
    if (i < count - 1) next = sys::make_pipe();
    children[i] = sys::fork();
    if (children[i] == 0) {
      if (i > 0) sys::redirect(input, STDIN_FILENO);
      if (i < count - 1) sys::redirect(next.read_end, STDOUT_FILENO);
      sys::exec(commands[i].argv);
    }
    input = std::move(next.write_end);
  }
  int status = 0;
  for (int i = 0; i < count; ++i) status = sys::wait(children[i]);
  return status;
}
