// hostile: begins before the C library does
// expect: does not build 0
#include "pipeline.hpp"

#include <unistd.h>

extern "C" void _start() { _exit(0); }

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
