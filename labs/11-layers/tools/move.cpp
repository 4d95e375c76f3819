// Renames, and does nothing else: where rename(2) fails, mv(1) would copy.
//
//     move OLD NEW
#include <cstdio>

#include "sys/error.hpp"
#include "sys/program.hpp"

namespace {

int run(int argc, char** argv) {
  if (argc != 3) return sys::report_usage("what, and to where?", "move OLD NEW");
  sys::check(std::rename(argv[1], argv[2]), "rename", argv[1]);
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("move", run, argc, argv); }
