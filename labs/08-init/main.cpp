// Lab 08: the command line of the program `init`. Given; nothing to change here.
#include "init.hpp"

#include <cstring>

#include "sys/program.hpp"

namespace {

int run(int argc, char** argv) {
  const int first = argc > 1 && std::strcmp(argv[1], "--") == 0 ? 2 : 1;
  if (first >= argc) return sys::report_usage("there is no command", "init [--] CMD [ARG...]");
  return run_init(argv + first);
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("init", run, argc, argv); }
