// hostile: includes the checks, to learn what they ask
// expect: does not build 0
#include "checks.cpp"

#include "pipeline.hpp"

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
