// wrong: without a fork: the program becomes the first command, and the others never run
// rejected-by: pipes.two "only 1 runs"
// rejected-by: pipes.eof "stdout: "a"
// rejected-by: pipes.many "only 1 runs"
// rejected-by: pipes.stream "its stdout begins"
// rejected-by: pipes.early-exit "its stdout begins"
// rejected-by: pipes.status "exit status 3"
// rejected-by: pipes.signal "killed by SIGTERM"
// rejected-by: pipes.not-found "exit status 0"
// rejected-by: pipes.descriptors "only 1 runs"
// rejected-by: pipes.waits "stdout: nothing"
// rejected-by: pipes.stdio "stdout: "hello"
// rejected-by: pipes.closed-stdin "its stdout begins"
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
