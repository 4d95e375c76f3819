// hostile: tells the compiler and the linker other things
// expect: graded 0
#pragma GCC system_header
#pragma GCC optimize("O3")
#pragma push_macro("main")
#define main another_main
#define return return 0;
#undef return
#include "pipeline.hpp"
#pragma pop_macro("main")
#pragma comment(linker, "--wrap=main")
#pragma redefine_extname exit _exit

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) { return 0; }
