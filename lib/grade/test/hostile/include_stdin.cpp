// hostile: reads from the terminal of whoever compiles it
// expect: graded 0
#include "/dev/stdin"
#include "pipeline.hpp"

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
