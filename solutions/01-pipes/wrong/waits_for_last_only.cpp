// wrong: only the last command is waited for
// rejected-by: pipes.not-found "still there: process"
// rejected-by: pipes.waits "still there: process"
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
  sys::Pid child = -1;
  sys::Descriptor input;
  for (int i = 0; i < count; ++i) {
    sys::Pipe next;
    if (i < count - 1) next = sys::make_pipe();
    child = sys::fork();
    if (child == 0) {
      if (i > 0) sys::redirect(input, STDIN_FILENO);
      if (i < count - 1) sys::redirect(next.write_end, STDOUT_FILENO);
      sys::exec(commands[i].argv);
    }
    input = std::move(next.read_end);
  }
  return sys::wait(child);
}
