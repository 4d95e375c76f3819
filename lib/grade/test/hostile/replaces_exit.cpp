// hostile: its exit() and _exit() always say 0
// expect: graded 0
#include "pipeline.hpp"

#include <sys/syscall.h>
#include <unistd.h>

extern "C" void end_well() {
  for (;;) syscall(SYS_exit_group, 0);
}
extern "C" [[noreturn]] void exit(int) {
  end_well();
  __builtin_unreachable();
}
extern "C" [[noreturn]] void _exit(int) {
  end_well();
  __builtin_unreachable();
}

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
