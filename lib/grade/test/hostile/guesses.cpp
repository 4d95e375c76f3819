// hostile: prints what the checks might want to see
// expect: graded 0
#include "pipeline.hpp"

#include <cstdio>
#include <cstring>

int split(char** words, Command* commands) {
  commands[0].argv = words;
  for (char** word = words; *word != nullptr; ++word) {
    if (std::strcmp(*word, "echo") == 0) std::puts(word[1]);
    if (std::strcmp(*word, "exit 7") == 0) return -7;
  }
  return 1;
}

int run_pipeline(const Command*, int) { return 7; }
