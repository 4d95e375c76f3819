// hostile: has a main() of its own that says that all is well
// expect: does not build 0
#include "pipeline.hpp"

#include <cstdio>

int main() {
  std::puts("All tests passed");
  return 0;
}

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
