// hostile: takes all the memory that there is
// expect: graded 0
#include "pipeline.hpp"

#include <cstdlib>
#include <cstring>

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  constexpr size_t size = 64 << 20;
  for (;;) {
    void* block = std::malloc(size);
    if (block != nullptr) std::memset(block, 1, size);
  }
}
