// wrong: split() is a stub: every command line is refused
// rejected-by: pipes.one "a command is missing"
// rejected-by: pipes.usage "no complaint about the words"
#include "pipeline.hpp"

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return -1;
}

int run_pipeline(const Command* commands, int count) {
  (void)commands;
  return count;
}
