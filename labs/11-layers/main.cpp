// Lab 11: the command line of the program `layers`. Given; nothing to change here.
#include <getopt.h>

#include <csignal>
#include <string>
#include <vector>

#include "layers.hpp"
#include "sys/program.hpp"

namespace {

constexpr auto synopsis = "layers --lower DIR[:DIR...] [--upper DIR] CMD [ARG...]";

constexpr option long_names[] = {{"lower", required_argument, nullptr, 'l'},
                                 {"upper", required_argument, nullptr, 'u'},
                                 {nullptr, no_argument, nullptr, '\0'}};

/// The names in a list, with colons between them; "\:" is a colon in a name, "\\" a backslash.
std::vector<std::string> split(const char* list) {
  std::vector<std::string> names{""};
  for (const char* at = list; *at != '\0'; ++at) {
    const bool is_escaped = *at == '\\' && at[1] != '\0';
    if (is_escaped) ++at;
    if (*at == ':' && !is_escaped) {
      names.emplace_back();
    } else {
      names.back() += *at;
    }
  }
  return names;
}

/// The names as the contract takes them, for as long as `names` lives.
std::vector<const char*> point_to(const std::vector<std::string>& names) {
  std::vector<const char*> pointers;
  for (const std::string& name : names) pointers.push_back(name.c_str());
  pointers.push_back(nullptr);
  return pointers;
}

int run(int argc, char** argv) {
  const char* lower = nullptr;
  const char* upper = nullptr;
  opterr = 0;  // the message is ours
  for (int letter; (letter = getopt_long(argc, argv, "+", long_names, nullptr)) != -1;) {
    if (letter == '?') return sys::report_usage("there is no such option", synopsis);
    (letter == 'l' ? lower : upper) = optarg;
  }
  if (lower == nullptr) return sys::report_usage("which layers?", synopsis);
  if (optind == argc) return sys::report_usage("there is no command", synopsis);
  sys::let_interrupt(SIGUSR1);
  const std::vector<std::string> names = split(lower);
  return run_layers({point_to(names).data(), upper}, argv + optind);
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("layers", run, argc, argv); }
