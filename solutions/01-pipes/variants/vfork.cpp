// vfork(2): the child borrows our memory until it is another program, and we stand still meanwhile.
// The child therefore calls nothing but dup2, execvp and _exit, and leaves the reason in a
// variable.
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "pipeline.hpp"
#include "sys/error.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

int split(char** words, Command* commands) {
  int count = 0;
  for (char** begin = words; begin != nullptr;) {
    char** word = begin;
    while (*word != nullptr && std::strcmp(*word, "|") != 0) ++word;
    if (word == begin) return -1;
    commands[count++].argv = begin;
    begin = *word == nullptr ? nullptr : word + 1;
    *word = nullptr;
  }
  return count;
}

namespace {

pid_t start(char** argv, int input, int output) {
  volatile int error = 0;
  const pid_t pid = vfork();
  if (pid == 0) {
    if (input != -1) dup2(input, STDIN_FILENO);
    if (output != -1) dup2(output, STDOUT_FILENO);
    execvp(argv[0], argv);
    error = errno;
    _exit(error == ENOENT ? 127 : 126);
  }
  sys::check(pid, "vfork");
  errno = error;
  if (error != 0) sys::report_errno(argv[0]);
  return pid;
}

}  // namespace

int run_pipeline(const Command* commands, int count) {
  pid_t children[max_commands];
  sys::Pipe previous;
  for (int i = 0; i < count; ++i) {
    sys::Pipe next;
    if (i < count - 1) next = sys::make_pipe();
    children[i] = start(commands[i].argv, previous.read_end.get(), next.write_end.get());
    previous = std::move(next);
    previous.write_end.close();
  }
  int status = 0;
  for (int i = 0; i < count; ++i) status = sys::wait(children[i]);
  return status;
}
