// The last command is started first, so that every reader is there before its writer. The status
// is taken from the first child that is waited for.
#include <unistd.h>

#include <cstring>

#include "pipeline.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

int split(char** words, Command* commands) {
  commands[0].argv = words;
  int count = 1;
  for (int i = 0; words[i] != nullptr; ++i) {
    if (std::strcmp(words[i], "|") != 0) continue;
    words[i] = nullptr;
    commands[count++].argv = &words[i + 1];
  }
  for (int i = 0; i < count; ++i) {
    if (*commands[i].argv == nullptr) return -1;
  }
  return count;
}

int run_pipeline(const Command* commands, int count) {
  sys::Pid children[max_commands]{};
  sys::Descriptor output;  // the write end of the pipe that the command to the right reads
  for (int i = count - 1; i >= 0; --i) {
    sys::Pipe left;
    if (i > 0) left = sys::make_pipe();
    children[i] = sys::fork();
    if (children[i] == 0) {
      if (left.read_end.is_open()) sys::redirect(left.read_end, STDIN_FILENO);
      if (output.is_open()) sys::redirect(output, STDOUT_FILENO);
      sys::exec(commands[i].argv);
    }
    output.close();
    output = sys::Descriptor{left.write_end.release()};
  }
  const int status = sys::wait(children[count - 1]);
  for (int i = 0; i < count - 1; ++i) sys::wait(children[i]);
  return status;
}
