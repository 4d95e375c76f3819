#include "sys/process.hpp"

#include <sys/wait.h>
#include <unistd.h>
#include <csignal>

#include <cerrno>
#include <cstdio>
#include <exception>

#include "sys/error.hpp"
#include "sys/program.hpp"

namespace sys {

Pid fork() { return check(::fork(), "fork"); }

void exec(char* const* argv) {
  execvp(argv[0], argv);
  const int status = errno == ENOENT ? 127 : 126;
  report_errno(argv[0]);
  _exit(status);
}

void exit_child(int status) { _exit(status); }

int wait(Pid pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) == -1) {
    if (errno != EINTR) throw_errno("waitpid");
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

void send_signal(Pid pid, int signal) { check(::kill(pid, signal), "kill"); }

void detail::end_child(int (*call)(void*), void* body) {
  try {
    _exit(call(body));
  } catch (const std::exception& error) {
    report(error);
    _exit(1);
  }
}

}  // namespace sys
