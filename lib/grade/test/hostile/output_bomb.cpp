// hostile: prints without an end
// expect: graded 0
#include "pipeline.hpp"

#include <unistd.h>

namespace {
char block[1 << 16];
}

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  for (;;) {
    if (write(STDOUT_FILENO, block, sizeof block) == -1) return 1;
    if (write(STDERR_FILENO, block, sizeof block) == -1) return 1;
  }
}
