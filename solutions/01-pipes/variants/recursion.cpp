// A pipeline is a command, or a command joined to a pipeline.
#include <fcntl.h>
#include <unistd.h>

#include <utility>

#include "pipeline.hpp"
#include "sys/error.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

namespace {

int split_from(char** begin, Command* commands, int count) {
  char** word = begin;
  while (*word != nullptr && !((*word)[0] == '|' && (*word)[1] == '\0')) ++word;
  if (word == begin) return -1;
  commands[count].argv = begin;
  if (*word == nullptr) return count + 1;
  *word = nullptr;
  return split_from(word + 1, commands, count + 1);
}

void connect(const sys::Descriptor& end, int target) {
  if (end.is_open()) sys::check(dup3(end.get(), target, 0), "dup3");
}

sys::Pid start(const Command& command, const sys::Descriptor& in, const sys::Descriptor& out) {
  const sys::Pid pid = sys::fork();
  if (pid != 0) return pid;
  connect(in, STDIN_FILENO);
  connect(out, STDOUT_FILENO);
  sys::exec(command.argv);
}

int run_from(const Command* commands, int count, sys::Descriptor input) {
  if (count == 1) {
    const sys::Pid last = start(commands[0], input, {});
    input.close();
    return sys::wait(last);
  }
  sys::Pipe pipe = sys::make_pipe();
  const sys::Pid first = start(commands[0], input, pipe.write_end);
  input.close();
  pipe.write_end.close();
  const int status = run_from(commands + 1, count - 1, std::move(pipe.read_end));
  sys::wait(first);
  return status;
}

}  // namespace

int split(char** words, Command* commands) { return split_from(words, commands, 0); }

int run_pipeline(const Command* commands, int count) { return run_from(commands, count, {}); }
