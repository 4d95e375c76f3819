// All pipes are made before the first fork; each stage picks two ends and closes every other one.
// Children are taken in the order in which they end: wait(2) until there is none left.
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>

#include "pipeline.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

int split(char** words, Command* commands) {
  using namespace std::literals;
  int count = 0;
  while (true) {
    commands[count++].argv = words;
    if (*words == nullptr || *words == "|"sv) return -1;
    while (*words != nullptr && *words != "|"sv) ++words;
    if (*words == nullptr) return count;
    *words++ = nullptr;
  }
}

namespace {

void close_all(int (*pipes)[2], int count) {
  for (int i = 0; i < count; ++i) {
    sys::check(close(pipes[i][0]), "close");
    sys::check(close(pipes[i][1]), "close");
  }
}

int decode(int status) {
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  return 128 + WTERMSIG(status);
}

int reap_until(pid_t last) {
  int result = 0;
  int status = 0;
  pid_t pid;
  while ((pid = wait(&status)) != -1 || errno == EINTR) {
    if (pid == last) result = decode(status);
  }
  return result;
}

}  // namespace

int run_pipeline(const Command* commands, int count) {
  int pipes[max_commands][2];
  for (int i = 0; i < count - 1; ++i) sys::check(pipe(pipes[i]), "pipe");
  pid_t pid = -1;
  for (int i = 0; i < count; ++i) {
    pid = sys::fork();
    if (pid != 0) continue;
    if (i > 0) sys::check(dup2(pipes[i - 1][0], 0), "dup2");
    if (i < count - 1) sys::check(dup2(pipes[i][1], 1), "dup2");
    close_all(pipes, count - 1);
    sys::exec(commands[i].argv);
  }
  close_all(pipes, count - 1);
  return reap_until(pid);
}
