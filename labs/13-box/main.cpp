// Lab 13: the command line of the program `box`. Given; nothing to change here.
#include <csignal>

#include "box.hpp"
#include "sys/program.hpp"

namespace {

int run(int argc, char** argv) {
  if (argc < 3 || argv[1][0] == '-')
    return sys::report_usage("a directory and a command are missing", "box ROOTFS CMD [ARG...]");
  sys::let_interrupt(SIGUSR1);
  return run_in_box(argv[1], argv + 2);
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("box", run, argc, argv); }
