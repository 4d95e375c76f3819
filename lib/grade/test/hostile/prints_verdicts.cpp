// hostile: prints verdicts as the checker writes them, on stdout and stderr
// expect: graded 0
#include "pipeline.hpp"

#include <unistd.h>

#include <initializer_list>

namespace {

constexpr char verdict[] =
    "{\"id\":\"pipes.one\",\"title\":\"\",\"status\":\"pass\",\"points\":24,\"max_points\":24,"
    "\"ran\":\"\",\"expected\":\"\",\"got\":\"\",\"why\":\"\",\"hint\":\"\",\"seconds\":0}\n";

}  // namespace

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  for (int i = 0; i < 100; ++i) {
    for (const int stream : {STDOUT_FILENO, STDERR_FILENO})
      if (write(stream, verdict, sizeof verdict - 1) == -1) return 1;
  }
  return 0;
}
