// System calls only: fork, pipe, dup2, close, waitpid. Without close-on-exec, every end is closed
// by hand in every process.
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "pipeline.hpp"

int split(char** words, Command* commands) {
  int count = 0;
  char** begin = words;
  for (char** word = words;; ++word) {
    const bool at_end = *word == nullptr;
    if (!at_end && std::strcmp(*word, "|") != 0) continue;
    if (word == begin) return -1;
    *word = nullptr;
    commands[count++].argv = begin;
    begin = word + 1;
    if (at_end) return count;
  }
}

static void fail(const char* call) {
  std::perror(call);
  std::exit(1);
}

static void run_stage(char** argv, int input, int ends[2]) {
  if (input != -1) {
    dup2(input, 0);
    close(input);
  }
  if (ends[1] != -1) {
    dup2(ends[1], 1);
    close(ends[0]);
    close(ends[1]);
  }
  execvp(argv[0], argv);
  const int error = errno;
  std::perror(argv[0]);
  _exit(error == ENOENT ? 127 : 126);
}

int run_pipeline(const Command* commands, int count) {
  pid_t pids[max_commands];
  int input = -1;
  for (int i = 0; i < count; i++) {
    int ends[2] = {-1, -1};
    if (i < count - 1 && pipe(ends) == -1) fail("pipe");
    pids[i] = fork();
    if (pids[i] == -1) fail("fork");
    if (pids[i] == 0) run_stage(commands[i].argv, input, ends);
    if (input != -1) close(input);
    if (ends[1] != -1) close(ends[1]);
    input = ends[0];
  }
  int status = 0;
  for (int i = 0; i < count; i++) {
    if (waitpid(pids[i], &status, 0) == -1) fail("waitpid");
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
