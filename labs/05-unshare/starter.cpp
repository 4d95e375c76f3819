#include "unshare.hpp"

#include "sys/error.hpp"

void map_root(unsigned uid, unsigned gid) {
  (void)uid;
  (void)gid;
  sys::not_written("map_root");
}

int run_unshared(const Options& options, char* const* command) {
  (void)options;
  (void)command;
  sys::not_written("run_unshared");
}
