// wrong: a pipeline that ends in a bar is taken as if the bar were not there
// rejected-by: pipes.usage "exit status 0"
#include "pipeline.hpp"

#include <unistd.h>

#include <cstring>
#include <utility>

#include "sys/pipe.hpp"
#include "sys/process.hpp"

int split(char** words, Command* commands) {
  int count = 0;
  while (*words != nullptr) {
    if (std::strcmp(*words, "|") == 0) return -1;
    commands[count++].argv = words;
    while (*words != nullptr && std::strcmp(*words, "|") != 0) ++words;
    if (*words != nullptr) *words++ = nullptr;
  }
  return count > 0 ? count : -1;
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
      if (i < count - 1) sys::redirect(next.write_end, STDOUT_FILENO);
      sys::exec(commands[i].argv);
    }
    input = std::move(next.read_end);
  }
  int status = 0;
  for (int i = 0; i < count; ++i) status = sys::wait(children[i]);
  return status;
}
