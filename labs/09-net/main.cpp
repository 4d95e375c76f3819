// Lab 09: the command line of the program `netbox`. Given; nothing to change here.
#include "netbox.hpp"

#include <arpa/inet.h>
#include <getopt.h>

#include <csignal>
#include <cstdlib>
#include <cstring>

#include "sys/program.hpp"

namespace {

constexpr auto synopsis =
    "netbox [--name NAME] [--address A/P] [--peer-name NAME] [--peer-address A/P] [--] CMD "
    "[ARG...]";

constexpr option long_names[] = {{"name", required_argument, nullptr, 'n'},
                                 {"address", required_argument, nullptr, 'a'},
                                 {"peer-name", required_argument, nullptr, 'N'},
                                 {"peer-address", required_argument, nullptr, 'A'},
                                 {nullptr, no_argument, nullptr, '\0'}};

/// Reads "10.0.0.2/24". Returns false when it is none.
bool read_address(char* text, Address& address) {
  char* slash = std::strchr(text, '/');
  if (slash == nullptr) return false;
  *slash = '\0';
  char* end = nullptr;
  const long prefix = std::strtol(slash + 1, &end, 10);
  const bool is_number = end != slash + 1 && *end == '\0';
  address.prefix = static_cast<unsigned char>(prefix);
  return is_number && prefix >= 0 && prefix <= 32 && inet_pton(AF_INET, text, address.bytes) == 1;
}

/// Sets what the option `letter` asks for. Returns false when it can't.
bool set(Options& options, int letter) {
  switch (letter) {
    case 'n':
      options.box.name = optarg;
      return true;
    case 'N':
      options.peer.name = optarg;
      return true;
    case 'a':
      return read_address(optarg, options.box.address);
    case 'A':
      return read_address(optarg, options.peer.address);
    default:
      return false;
  }
}

int run(int argc, char** argv) {
  Options options{{"eth0", {{10, 0, 0, 2}, 24}}, {"box0", {{10, 0, 0, 1}, 24}}};
  opterr = 0;  // the message is ours
  for (int letter; (letter = getopt_long(argc, argv, "+", long_names, nullptr)) != -1;) {
    if (!set(options, letter))
      return sys::report_usage("an option is none, or its address is no address", synopsis);
  }
  if (optind == argc) return sys::report_usage("there is no command", synopsis);
  sys::let_interrupt(SIGUSR1);
  return run_in_box(options, argv + optind);
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("netbox", run, argc, argv); }
