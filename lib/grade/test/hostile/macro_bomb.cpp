// hostile: a macro that becomes 10 to the power of 9 words
// expect: does not build 0
#include "pipeline.hpp"

#define ONE(x) x x x x x x x x x x
#define TWO(x) ONE(ONE(ONE(x)))
#define THREE(x) TWO(TWO(TWO(x)))
int words[] = {THREE(1, )};

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
