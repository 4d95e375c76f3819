// hostile: leaves a process behind that writes later
// expect: graded 0
#include "pipeline.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace {

void write_later() {
  if (fork() != 0) return;
  setsid();
  if (fork() != 0) _exit(0);
  for (int i = 0; i < 20; ++i) {
    usleep(200'000);
    const int file = open("/tmp/results.json", O_WRONLY | O_CREAT, 0666);
    if (file == -1 || write(STDOUT_FILENO, "pass\n", 5) == -1) close(file);
  }
  _exit(0);
}

}  // namespace

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  write_later();
  return 0;
}
