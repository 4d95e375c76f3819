// hostile: ends with 0 while the program is still being loaded
// expect: graded 0
#include "pipeline.hpp"

#include <unistd.h>

extern "C" {
void* choose() { _exit(0); }
int chosen() __attribute__((ifunc("choose")));
}

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return chosen();
}

int run_pipeline(const Command*, int) { return 0; }
