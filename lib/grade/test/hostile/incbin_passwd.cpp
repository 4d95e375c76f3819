// hostile: puts a file that everybody may read into the program
// expect: does not build 0
// never: root:
#include "pipeline.hpp"

asm(".incbin \"/etc/passwd\"");

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
