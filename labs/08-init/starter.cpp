#include "init.hpp"

#include "sys/error.hpp"

int run_init(char* const* command) {
  (void)command;
  sys::not_written("run_init");
}
