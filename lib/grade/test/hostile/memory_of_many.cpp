// hostile: takes all the memory, shared out among processes
// expect: graded 0
#include "pipeline.hpp"

#include <unistd.h>
#include <cstdlib>
#include <cstring>

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  for (int i = 0; i < 5; ++i) fork();
  constexpr size_t size = 128 << 20;
  void* block = std::malloc(size);
  if (block != nullptr) std::memset(block, 1, size);
  for (;;) pause();
}
