// hostile: uses a processor, for ever
// expect: graded 0
#include "pipeline.hpp"

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  for (volatile unsigned long count = 0;;) count = count + 1;
}
