#include "netbox.hpp"

#include "sys/error.hpp"

int run_in_box(const Options& options, char* const* command) {
  (void)options;
  (void)command;
  sys::not_written("run_in_box");
}
