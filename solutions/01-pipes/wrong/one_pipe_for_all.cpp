// wrong: one pipe serves the whole pipeline, however many commands it joins
// rejected-by: pipes.eof "its write end is still open in"
// rejected-by: pipes.many "only 1: pipe:["
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
  sys::Pipe pipe = sys::make_pipe();
  for (int i = 0; i < count; ++i) {
    children[i] = sys::fork();
    if (children[i] == 0) {
      if (i > 0) sys::redirect(pipe.read_end, STDIN_FILENO);
      if (i < count - 1) sys::redirect(pipe.write_end, STDOUT_FILENO);
      sys::exec(commands[i].argv);
    }
  }
  pipe.read_end.close();
  pipe.write_end.close();
  int status = 0;
  for (int i = 0; i < count; ++i) status = sys::wait(children[i]);
  return status;
}
