// hostile: its malloc() has nothing to give
// expect: graded 0
#include "pipeline.hpp"

#include <cstdlib>

extern "C" void* malloc(size_t) { return nullptr; }

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
