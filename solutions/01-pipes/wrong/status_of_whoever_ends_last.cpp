// wrong: the status is that of whichever command ends last
// rejected-by: pipes.status "exit status 3"
// rejected-by: pipes.signal "exit status 0"
// rejected-by: pipes.not-found "exit status 127"
#include "pipeline.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "sys/error.hpp"

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
  int input = -1;
  for (int i = 0; i < count; i++) {
    int ends[2];
    if (i < count - 1) sys::check(pipe(ends), "pipe");
    const pid_t child = sys::check(fork(), "fork");
    if (child == 0) {
      if (i > 0) {
        dup2(input, STDIN_FILENO);
        close(input);
      }
      if (i < count - 1) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
      }
      execvp(commands[i].argv[0], commands[i].argv);
      const int error = errno;
      perror(commands[i].argv[0]);
      _exit(error == ENOENT ? 127 : 126);
    }
    if (i > 0) close(input);
    if (i < count - 1) {
      close(ends[1]);
      input = ends[0];
    }
  }
  int status = 0;
  while (wait(&status) > 0) continue;
  if (WIFSIGNALED(status)) return 128 + WTERMSIG(status);
  return WEXITSTATUS(status);
}
