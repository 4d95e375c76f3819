// hostile: the compiler is to count to the end of time
// expect: does not build 0
#include "pipeline.hpp"

constexpr unsigned long count() {
  unsigned long sum = 0;
  for (unsigned long i = 0; i < ~0ul; ++i) sum += i;
  return sum;
}
constexpr unsigned long counted = count();

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
