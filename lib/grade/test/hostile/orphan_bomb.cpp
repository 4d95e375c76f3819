// hostile: makes processes that leave their parents, and their session
// expect: graded 0
#include "pipeline.hpp"

#include <unistd.h>

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  for (;;) {
    if (fork() == 0) {
      setsid();
    } else if (fork() == 0) {
      _exit(0);
    }
  }
}
