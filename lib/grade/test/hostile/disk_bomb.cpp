// hostile: fills every disk that it may write to
// expect: graded 0
#include "pipeline.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <initializer_list>

namespace {
char block[1 << 20];
}

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  for (const char* path : {"/tmp/full", "/dev/shm/full", "/var/tmp/full", "/run/full"}) {
    const int file = open(path, O_WRONLY | O_CREAT, 0666);
    while (file != -1 && write(file, block, sizeof block) > 0) continue;
  }
  return 0;
}
