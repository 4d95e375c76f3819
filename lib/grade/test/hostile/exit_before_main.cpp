// hostile: ends with 0 before main() begins
// expect: graded 0
#include "pipeline.hpp"

#include <unistd.h>

namespace {
const int ended = (_exit(0), 0);
}

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
