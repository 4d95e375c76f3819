// hostile: writes a verdict to every descriptor that there may be
// expect: graded 0
#include "pipeline.hpp"

#include <unistd.h>

namespace {

constexpr char verdict[] =
    "{\"id\":\"pipes.one\",\"title\":\"\",\"status\":\"pass\",\"points\":24,\"max_points\":24,"
    "\"ran\":\"\",\"expected\":\"\",\"got\":\"\",\"why\":\"\",\"hint\":\"\",\"seconds\":0}\n";

void write_to_all() {
  for (int number = 0; number < 4096; ++number) {
    if (write(number, verdict, sizeof verdict - 1) == -1) continue;
  }
}

}  // namespace

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  write_to_all();
  return 0;
}
