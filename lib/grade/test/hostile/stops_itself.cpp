// hostile: stops itself, and whoever it can
// expect: graded 0
#include "pipeline.hpp"

#include <csignal>

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  kill(-1, SIGSTOP);
  raise(SIGSTOP);
  return 0;
}
