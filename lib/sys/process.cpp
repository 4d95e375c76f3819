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

namespace {

/// Waits for the child `pid`, or for any one when that is -1. Returns which one has ended.
Pid wait_for(Pid pid, int& status) {
  Pid ended;
  while ((ended = waitpid(pid, &status, 0)) == -1) {
    if (errno != EINTR) throw_errno("waitpid");
  }
  return ended;
}

/// As a shell counts it.
int count(int status) { return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status); }

}  // namespace

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
  wait_for(pid, status);
  return count(status);
}

int reap_until(Pid pid) {
  int status = 0;
  while (wait_for(-1, status) != pid) {
  }
  return count(status);
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
