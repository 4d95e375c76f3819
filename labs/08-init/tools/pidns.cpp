// Runs a command as process 1 of a new pid namespace, as `unshare -rpf` does, and says which signal
// killed it, where one did.
//
//     pidns CMD [ARG...]
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "sys/error.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

int wait_for(sys::Pid child) {
  int status = 0;
  while (waitpid(child, &status, 0) == -1) {
    if (errno != EINTR) sys::throw_errno("waitpid");
  }
  if (!WIFSIGNALED(status)) return WEXITSTATUS(status);
  std::fprintf(stderr, "pidns: process 1 was killed by SIG%s\n", sigabbrev_np(WTERMSIG(status)));
  return 128 + WTERMSIG(status);
}

int run(int argc, char** argv) {
  if (argc < 2) return sys::report_usage("there is no command", "pidns CMD [ARG...]");
  sys::check(unshare(CLONE_NEWUSER | CLONE_NEWPID), "unshare");
  return wait_for(sys::spawn([&] { sys::exec(argv + 1); }));
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("pidns", run, argc, argv); }
