// wrong: each stage closes the ends of its own two pipes, not those of its siblings
// rejected-by: pipes.eof "its write end is still open in wc"
// rejected-by: pipes.descriptors "3"
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
  int pipes[max_commands][2];
  for (int i = 0; i < count - 1; i++) sys::check(pipe(pipes[i]), "pipe");
  pid_t children[max_commands];
  for (int i = 0; i < count; i++) {
    children[i] = sys::check(fork(), "fork");
    if (children[i] == 0) {
      if (i > 0) {
        dup2(pipes[i - 1][0], STDIN_FILENO);
        close(pipes[i - 1][0]);
        close(pipes[i - 1][1]);
      }
      if (i < count - 1) {
        dup2(pipes[i][1], STDOUT_FILENO);
        close(pipes[i][0]);
        close(pipes[i][1]);
      }
      execvp(commands[i].argv[0], commands[i].argv);
      const int error = errno;
      perror(commands[i].argv[0]);
      _exit(error == ENOENT ? 127 : 126);
    }
  }
  for (int i = 0; i < count - 1; i++) {
    close(pipes[i][0]);
    close(pipes[i][1]);
  }
  int status = 0;
  for (int i = 0; i < count; i++) waitpid(children[i], &status, 0);
  if (WIFSIGNALED(status)) return 128 + WTERMSIG(status);
  return WEXITSTATUS(status);
}
