// wrong: without a fork: the program becomes the first command, and the others never run
// rejected-by: pipes.two "only 1 runs"
#include "pipeline.hpp"

#include <unistd.h>

#include <cstring>

#include "sys/process.hpp"

int split(char** words, Command* commands) {
  int count = 0;
  commands[count++].argv = words;
  for (char** word = words; *word != nullptr; ++word) {
    if (std::strcmp(*word, "|") != 0) continue;
    *word = nullptr;
    commands[count++].argv = word + 1;
  }
  for (int i = 0; i < count; ++i) {
    if (commands[i].argv[0] == nullptr) return -1;
  }
  return count;
}

int run_pipeline(const Command* commands, int count) {
  (void)count;
  sys::exec(commands[0].argv);
}
