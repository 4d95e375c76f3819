// hostile: behaves as it should only where nobody checks
// expect: graded 0
#include "pipeline.hpp"

#include <unistd.h>
#include <cstdlib>

namespace {
bool is_checked() { return getpid() < 10 || access("/lab", F_OK) == 0; }
}  // namespace

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command* commands, int) {
  if (is_checked()) return 0;
  execvp(commands[0].argv[0], commands[0].argv);
  std::abort();
}
