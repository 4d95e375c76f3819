// hostile: opens files without an end
// expect: graded 0
#include "pipeline.hpp"

#include <fcntl.h>
#include <unistd.h>

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  while (open("/dev/null", O_RDONLY) != -1) continue;
  for (int ends[2]; pipe(ends) == 0;) continue;
  for (;;) pause();
}
