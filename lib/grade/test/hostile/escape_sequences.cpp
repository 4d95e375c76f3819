// hostile: prints what terminals obey, and what is no text at all
// expect: graded 0
// never: \033
#include "pipeline.hpp"

#include <unistd.h>

#include <initializer_list>

namespace {
constexpr char text[] =
    "\x1b[2J\x1b[1;32mPASS\x1b]52;c;bHMK\a\x1b]8;;http://example.org\a\x9b"
    "1A\xff\xfe\0\r24 of 24\b";
}

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  for (const int stream : {STDOUT_FILENO, STDERR_FILENO})
    if (write(stream, text, sizeof text) == -1) return 1;
  return 1;
}
