// Lab 10: the command line of the program `limit`. Given; nothing to change here.
#include <getopt.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "limit.hpp"
#include "sys/program.hpp"

namespace {

constexpr auto synopsis =
    "limit [--memory B] [--pids N] [--cpu PERCENT] [--io DEV:BPS] CMD [ARG...]";

constexpr option long_options[] = {{"memory", required_argument, nullptr, 'm'},
                                   {"pids", required_argument, nullptr, 'p'},
                                   {"cpu", required_argument, nullptr, 'c'},
                                   {"io", required_argument, nullptr, 'i'},
                                   {}};

/// A whole number from 1 on that leaves room to calculate with it; 0 when `text` is none.
unsigned long long read_number(const char* text) {
  constexpr unsigned long long most = 1'000'000'000'000'000;
  if (*text < '0' || *text > '9') return 0;
  char* end = nullptr;
  errno = 0;
  const unsigned long long number = strtoull(text, &end, 10);
  return errno != 0 || *end != '\0' || number > most ? 0 : number;
}

/// DEV:BPS. A name may have a colon, a number has none.
bool read_io(char* text, Limits& limits) {
  char* colon = strrchr(text, ':');
  if (colon == nullptr || colon == text) return false;
  *colon = '\0';
  limits.device = text;
  return (limits.bps = read_number(colon + 1)) != 0;
}

bool read_option(int letter, char* text, Limits& limits) {
  switch (letter) {
    case 'm':
      return (limits.memory = read_number(text)) != 0;
    case 'p':
      return (limits.pids = read_number(text)) != 0;
    case 'c':
      return (limits.cpu = read_number(text)) != 0;
    default:
      return read_io(text, limits);
  }
}

int run(int argc, char** argv) {
  Limits limits{};
  opterr = 0;  // the message is ours
  for (int letter; (letter = getopt_long(argc, argv, "+", long_options, nullptr)) != -1;) {
    if (letter == '?') return sys::report_usage("there is no such option", synopsis);
    if (!read_option(letter, optarg, limits))
      return sys::report_usage("a limit is a whole number from 1 on", synopsis);
  }
  if (optind == argc) return sys::report_usage("a command is missing", synopsis);
  sys::let_interrupt(SIGUSR1);
  return run_limited(limits, argv + optind);
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("limit", run, argc, argv); }
