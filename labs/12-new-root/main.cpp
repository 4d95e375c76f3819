// Lab 12: the command line of the program `newroot`. Given; nothing to change here.
#include <getopt.h>

#include <csignal>
#include <vector>

#include "newroot.hpp"
#include "sys/program.hpp"

namespace {

constexpr auto synopsis = "newroot [-r PATH]... DIR CMD [ARG...]";

int run(int argc, char** argv) {
  std::vector<const char*> read_only;
  opterr = 0;  // the message is ours
  for (int letter; (letter = getopt(argc, argv, "+r:")) != -1;) {
    if (letter != 'r') return sys::report_usage("there is no such option", synopsis);
    if (optarg[0] != '/') return sys::report_usage("PATH must begin with /", synopsis);
    read_only.push_back(optarg);
  }
  if (argc - optind < 2)
    return sys::report_usage("a directory and a command are missing", synopsis);
  read_only.push_back(nullptr);
  sys::let_interrupt(SIGUSR1);
  return run_in_new_root({argv[optind], read_only.data()}, argv + optind + 1);
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("newroot", run, argc, argv); }
