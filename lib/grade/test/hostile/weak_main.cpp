// hostile: has a main() that gives way where there is another
// expect: graded 0
#include "pipeline.hpp"

#include <cstdio>

extern "C" __attribute__((weak)) int main();
int main() {
  std::puts("All tests passed");
  return 0;
}

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
