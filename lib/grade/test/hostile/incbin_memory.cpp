// hostile: puts the memory of the first process into the program
// expect: does not build 0
#include "pipeline.hpp"

asm(".incbin \"/proc/1/mem\"");

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
