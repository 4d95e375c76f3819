// hostile: ends with 0 inside of a function of the contract
// expect: graded 0
#include "pipeline.hpp"

#include <unistd.h>

int split(char**, Command*) { _exit(0); }

int run_pipeline(const Command*, int) { return 0; }
