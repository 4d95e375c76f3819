// hostile: makes processes without an end
// expect: graded 0
#include "pipeline.hpp"

#include <unistd.h>

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  for (;;) fork();
}
