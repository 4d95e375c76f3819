// Lab 06: the command line of the program `nsenter`. Given; nothing to change here.
#include <getopt.h>
#include <sched.h>

#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include "nsenter.hpp"
#include "sys/program.hpp"

namespace {

constexpr auto synopsis =
    "nsenter [-t PID] [-a] [-U] [-i] [-u] [-n] [-m] [-p] [-C] [-T] [-r] [-w] [-F] "
    "[CMD [ARG...]]";

constexpr option long_names[] = {{"target", required_argument, nullptr, 't'},
                                 {"all", no_argument, nullptr, 'a'},
                                 {"user", no_argument, nullptr, 'U'},
                                 {"ipc", no_argument, nullptr, 'i'},
                                 {"uts", no_argument, nullptr, 'u'},
                                 {"net", no_argument, nullptr, 'n'},
                                 {"mount", no_argument, nullptr, 'm'},
                                 {"pid", no_argument, nullptr, 'p'},
                                 {"cgroup", no_argument, nullptr, 'C'},
                                 {"time", no_argument, nullptr, 'T'},
                                 {"root", no_argument, nullptr, 'r'},
                                 {"wd", no_argument, nullptr, 'w'},
                                 {"no-fork", no_argument, nullptr, 'F'},
                                 {"preserve-credentials", no_argument, nullptr, 'P'},
                                 {nullptr, no_argument, nullptr, '\0'}};

/// The namespace that an option asks for, as setns(2) calls it; 0 when it asks for none.
int namespace_of(int letter) {
  constexpr struct {
    int letter;
    int flag;
  } kinds[] = {{'U', CLONE_NEWUSER},   {'i', CLONE_NEWIPC}, {'u', CLONE_NEWUTS},
               {'n', CLONE_NEWNET},    {'m', CLONE_NEWNS},  {'p', CLONE_NEWPID},
               {'C', CLONE_NEWCGROUP}, {'T', CLONE_NEWTIME}};
  for (const auto& kind : kinds) {
    if (kind.letter == letter) return kind.flag;
  }
  return 0;
}

/// Reads the number of a process: a positive one, and nothing behind it.
bool read_pid(const char* text, int& pid) {
  const char* end = text + std::strlen(text);
  const auto [rest, error] = std::from_chars(text, end, pid);
  return error == std::errc{} && rest == end && pid > 0;
}

/// Sets what the option `letter` asks for. Returns what is wrong with it, or nullptr.
const char* set(Options& options, int letter) {
  options.namespaces |= namespace_of(letter);
  if (namespace_of(letter) != 0) return nullptr;
  switch (letter) {
    case 't':
      return read_pid(optarg, options.target) ? nullptr : "-t takes the number of a process";
    case 'a':
      options.all = true;
      return nullptr;
    case 'r':
      options.root = true;
      return nullptr;
    case 'w':
      options.directory = true;
      return nullptr;
    case 'F':
      options.no_fork = true;
      return nullptr;
    case 'P':
      return nullptr;  // ids are kept anyway
    default:
      return "there is no such option";
  }
}

bool needs_target(const Options& options) {
  return options.namespaces != 0 || options.all || options.root || options.directory;
}

/// Reads the options. Returns what is wrong with them, or nullptr.
const char* read_options(int argc, char** argv, Options& options) {
  opterr = 0;  // the message is ours
  constexpr auto letters = "+t:aUiunmpCTrwF";
  for (int letter; (letter = getopt_long(argc, argv, letters, long_names, nullptr)) != -1;) {
    const char* fault = set(options, letter);
    if (fault != nullptr) return fault;
  }
  return needs_target(options) && options.target == 0 ? "-t is missing: to which process?"
                                                      : nullptr;
}

/// Ends with status 1 when it is called wrongly, and runs a shell when no command is given: both
/// like the nsenter of util-linux.
int run(int argc, char** argv) {
  Options options{};
  const char* fault = read_options(argc, argv, options);
  if (fault != nullptr) {
    sys::report_usage(fault, synopsis);
    return EXIT_FAILURE;
  }
  sys::let_interrupt(SIGUSR1);
  char default_shell[] = "/bin/sh";
  char* wanted_shell = std::getenv("SHELL");
  char* shell[] = {wanted_shell != nullptr ? wanted_shell : default_shell, nullptr};
  return run_inside(options, optind < argc ? argv + optind : shell);
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("nsenter", run, argc, argv); }
