// wrong: each command is started when the one before it has ended
// rejected-by: pipes.two "only 1 runs"
// rejected-by: pipes.many "only 1 runs"
// rejected-by: pipes.stream "read end is open only in pipeline (pid 2)"
// rejected-by: pipes.early-exit "read end is open only in pipeline (pid 2)"
// rejected-by: pipes.not-found "read end is open only in pipeline (pid 2)"
// rejected-by: pipes.descriptors "only 1 runs"
// rejected-by: pipes.closed-stdin "read end is open only in pipeline (pid 2)"
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
  sys::Descriptor input;
  int status = 0;
  for (int i = 0; i < count; ++i) {
    sys::Pipe next;
    if (i < count - 1) next = sys::make_pipe();
    const sys::Pid child = sys::fork();
    if (child == 0) {
      if (i > 0) sys::redirect(input, STDIN_FILENO);
      if (i < count - 1) sys::redirect(next.write_end, STDOUT_FILENO);
      sys::exec(commands[i].argv);
    }
    next.write_end.close();
    input = std::move(next.read_end);
    status = sys::wait(child);
  }
  return status;
}
