// The command line of the program `example`. Given; nothing to change here.
#include "example.hpp"
#include "sys/program.hpp"

namespace {

int start(int argc, char** argv) {
  if (argc == 1) return sys::report_usage("a command is missing", "example CMD [ARG...]");
  return run(argv + 1);
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("example", start, argc, argv); }
