// hostile: reads a file that everybody may read while it is compiled
// expect: does not build 0
// never: root:
#include "/etc/passwd"

#include "pipeline.hpp"

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
