// Lab 05: the command line of the program `unshare`. Given; nothing to change here.
#include "unshare.hpp"

#include <getopt.h>

#include <csignal>
#include <cstdlib>

#include "sys/program.hpp"

namespace {

constexpr auto synopsis = "unshare [-U] [-r] [-i] [-u] [-n] [-m] [-p] [-f] [CMD [ARG...]]";

constexpr option long_names[] = {
    {"user", no_argument, nullptr, 'U'},  {"map-root-user", no_argument, nullptr, 'r'},
    {"ipc", no_argument, nullptr, 'i'},   {"uts", no_argument, nullptr, 'u'},
    {"net", no_argument, nullptr, 'n'},   {"mount", no_argument, nullptr, 'm'},
    {"pid", no_argument, nullptr, 'p'},   {"fork", no_argument, nullptr, 'f'},
    {nullptr, no_argument, nullptr, '\0'}};

/// Sets what the option `letter` asks for. Returns false when there is no such option.
bool set(Options& options, int letter) {
  switch (letter) {
    case 'U':
      return options.user = true;
    case 'r':
      return options.map_root = true;
    case 'i':
      return options.ipc = true;
    case 'u':
      return options.uts = true;
    case 'n':
      return options.net = true;
    case 'm':
      return options.mount = true;
    case 'p':
      return options.pid = true;
    case 'f':
      return options.fork = true;
    default:
      return false;
  }
}

/// Ends with status 1 when it is called wrongly, and runs a shell when no command is given: both
/// like the unshare of util-linux.
int run(int argc, char** argv) {
  Options options{};
  opterr = 0;  // the message is ours
  for (int letter; (letter = getopt_long(argc, argv, "+Uriunmpf", long_names, nullptr)) != -1;) {
    if (set(options, letter)) continue;
    sys::report_usage("there is no such option", synopsis);
    return EXIT_FAILURE;
  }
  sys::let_interrupt(SIGUSR1);
  char default_shell[] = "/bin/sh";
  char* wanted_shell = std::getenv("SHELL");
  char* shell[] = {wanted_shell != nullptr ? wanted_shell : default_shell, nullptr};
  return run_unshared(options, optind < argc ? argv + optind : shell);
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("unshare", run, argc, argv); }
