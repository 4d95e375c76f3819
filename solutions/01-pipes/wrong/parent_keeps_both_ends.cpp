// wrong: the owners of all the ends live until the function returns, and so do the ends
// rejected-by: pipes.eof "its write end is still open in pipeline"
// rejected-by: pipes.stream "its write end is still open in pipeline"
// rejected-by: pipes.early-exit "read end is open only in pipeline (pid 2)"
// rejected-by: pipes.not-found "read end is open only in pipeline (pid 2)"
// rejected-by: pipes.stdio "its write end is still open in pipeline"
// rejected-by: pipes.closed-stdin "read end is open only in pipeline (pid 2)"
#include "pipeline.hpp"

#include <unistd.h>

#include <cstring>

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
  sys::Pipe pipes[max_commands];
  for (int i = 0; i < count; ++i) {
    if (i < count - 1) pipes[i] = sys::make_pipe();
    children[i] = sys::fork();
    if (children[i] == 0) {
      if (i > 0) sys::redirect(pipes[i - 1].read_end, STDIN_FILENO);
      if (i < count - 1) sys::redirect(pipes[i].write_end, STDOUT_FILENO);
      sys::exec(commands[i].argv);
    }
  }
  int status = 0;
  for (int i = 0; i < count; ++i) status = sys::wait(children[i]);
  return status;
}
