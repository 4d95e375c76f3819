// hostile: replaces a function of the helper library
// expect: does not build 0
#include "pipeline.hpp"
#include "sys/process.hpp"

namespace sys {
int wait(Pid) { return 0; }
}  // namespace sys

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
