#include "newroot.hpp"

#include "sys/error.hpp"

void change_root(const char* directory) {
  (void)directory;
  sys::not_written("change_root");
}

int run_in_new_root(const Options& options, char* const* command) {
  (void)options;
  (void)command;
  sys::not_written("run_in_new_root");
}
