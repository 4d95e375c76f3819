// hostile: an exit handler makes every status 0
// expect: graded 0
#include "pipeline.hpp"

#include <unistd.h>
#include <cstdlib>

namespace {
const int registered = std::atexit([] { _exit(0); });
}

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
