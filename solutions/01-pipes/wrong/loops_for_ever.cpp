// wrong: the loop that starts the commands never comes to its end
// rejected-by: pipes.one "does not wait for anything: it runs"
// rejected-by: pipes.usage "does not wait for anything: it runs"
#include "pipeline.hpp"

#include <unistd.h>

#include <cstring>
#include <utility>

#include "sys/pipe.hpp"
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
  sys::Pid child = 0;
  for (volatile int i = 0; i < count;) {
    if (child == 0) child = sys::spawn([&] { sys::exec(commands[0].argv); });
  }
  return sys::wait(child);
}
