// hostile: its fork() makes every process a child
// expect: graded 0
#include "pipeline.hpp"

#include <unistd.h>

extern "C" pid_t fork() { return 0; }

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
