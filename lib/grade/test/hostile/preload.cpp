// hostile: starts itself again with a library of its own before all others
// expect: graded 0
#include "pipeline.hpp"

#include <unistd.h>
#include <cstdlib>

namespace {

void start_again() {
  if (std::getenv("LD_PRELOAD") != nullptr) return;
  setenv("LD_PRELOAD", "/proc/self/exe", 1);
  setenv("LD_AUDIT", "/proc/self/exe", 1);
  char name[] = "pipeline";
  char* words[] = {name, nullptr};
  execv("/proc/self/exe", words);
}

}  // namespace

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  start_again();
  return 0;
}
