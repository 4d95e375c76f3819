// Lab 06b: the command line of the program `ipcscope`. Given; nothing to change here.
#include <getopt.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <stdexcept>

#include "scope.hpp"
#include "sys/error.hpp"
#include "sys/program.hpp"

namespace {

constexpr auto synopsis = "ipcscope [--json | --dot] [--watch[=SECONDS]] [PID | INODE]...";

constexpr auto help =
    "usage: %s\n"
    "Lists the IPC namespaces of this machine, who holds each of them, and what is in it.\n"
    "  --json             for programs; with --watch, one line each time\n"
    "  --dot              a picture for Graphviz: ipcscope --dot | dot -Tsvg > ipc.svg\n"
    "  --watch[=SECONDS]  again and again, every 2 seconds without a number\n"
    "  PID, INODE         only the namespace that this process is in, or that has this number\n"
    "What may not be seen is named on stderr. As root, everything may.\n";

constexpr option long_names[] = {{"json", no_argument, nullptr, 'j'},
                                 {"dot", no_argument, nullptr, 'd'},
                                 {"watch", optional_argument, nullptr, 'w'},
                                 {"help", no_argument, nullptr, 'h'},
                                 {nullptr, no_argument, nullptr, '\0'}};

/// What the command line asks for.
struct Arguments {
  void (*print)(const Scope&) = print_table;
  double every = 0;  ///< seconds; 0 for once
  bool wants_help = false;
  std::set<unsigned long> wanted;
};

/// What is wrong with a command line.
struct Usage : std::runtime_error {
  using std::runtime_error::runtime_error;
};

double to_seconds(const char* word) {
  if (word == nullptr) return 2;
  char* end = nullptr;
  const double seconds = std::strtod(word, &end);
  const bool is_good = end != word && *end == '\0' && seconds >= 0.01 && seconds <= 1e6;
  if (!is_good) throw Usage{"--watch takes a number of seconds, from 0.01 on"};
  return seconds;
}

unsigned long to_number(const char* word) {
  char* end = nullptr;
  const unsigned long number = std::strtoul(word, &end, 10);
  if (number == 0 || *end != '\0') throw Usage{"a process or a namespace is named by its number"};
  return number;
}

void read_option(Arguments& arguments, int letter) {
  switch (letter) {
    case 'j':
      arguments.print = print_json;
      break;
    case 'd':
      arguments.print = print_dot;
      break;
    case 'w':
      arguments.every = to_seconds(optarg);
      break;
    case 'h':
      arguments.wants_help = true;
      break;
    default:
      throw Usage{"there is no such option"};
  }
}

Arguments read_arguments(int argc, char** argv) {
  Arguments arguments;
  opterr = 0;  // the message is ours
  for (int letter; (letter = getopt_long(argc, argv, "", long_names, nullptr)) != -1;)
    read_option(arguments, letter);
  for (int i = optind; i < argc; ++i) arguments.wanted.insert(to_number(argv[i]));
  return arguments;
}

void show(const Arguments& arguments) {
  const Scope scope = look(arguments.wanted);
  const bool clears = arguments.every > 0 && isatty(STDOUT_FILENO) == 1;
  if (clears) std::fputs("\033[H\033[J", stdout);
  arguments.print(scope);
  sys::check(std::fflush(stdout), "write", "stdout");
  report_unseen(scope);
}

void sleep_for(double seconds) {
  const auto whole = static_cast<time_t>(seconds);
  const timespec time{whole, static_cast<long>((seconds - static_cast<double>(whole)) * 1e9)};
  nanosleep(&time, nullptr);  // a signal only makes us look again sooner
}

int run(int argc, char** argv) {
  try {
    const Arguments arguments = read_arguments(argc, argv);
    if (arguments.wants_help) return std::printf(help, synopsis) < 0 ? 1 : 0;
    show(arguments);
    while (arguments.every > 0) {
      sleep_for(arguments.every);
      show(arguments);
    }
    return 0;
  } catch (const Usage& usage) {
    return sys::report_usage(usage.what(), synopsis);
  }
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("ipcscope", run, argc, argv); }
