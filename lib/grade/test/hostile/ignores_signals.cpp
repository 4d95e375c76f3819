// hostile: ignores every signal, and waits
// expect: graded 0
#include "pipeline.hpp"

#include <unistd.h>
#include <csignal>

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  for (int number = 1; number < 65; ++number) std::signal(number, SIG_IGN);
  for (;;) pause();
}
