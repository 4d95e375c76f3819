// hostile: its write() says that all was written
// expect: graded 0
#include "pipeline.hpp"

#include <sys/types.h>

extern "C" ssize_t write(int, const void*, size_t size) { return static_cast<ssize_t>(size); }

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
