// hostile: makes threads without an end
// expect: graded 0
#include "pipeline.hpp"

#include <pthread.h>
#include <unistd.h>

namespace {
void* rest(void*) {
  for (;;) pause();
}
}  // namespace

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  for (;;) {
    pthread_t thread;
    pthread_create(&thread, nullptr, rest, nullptr);
  }
}
