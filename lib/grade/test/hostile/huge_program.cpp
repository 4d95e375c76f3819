// hostile: a program of a gigabyte
// expect: does not build 0
#include "pipeline.hpp"

char data[1u << 30] = {1};

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
