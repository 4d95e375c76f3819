// hostile: includes the solution from where it might be
// expect: does not build 0
#include "../../solutions/01-pipes/pipeline.cpp"

#include "pipeline.hpp"

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
