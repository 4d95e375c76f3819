// Lab 03: the command line of the program `sem`. Given; nothing to change here.
#include <getopt.h>
#include <sysexits.h>

#include <cerrno>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <system_error>

#include "sem.hpp"
#include "sys/program.hpp"

namespace {

constexpr auto synopsis =
    "sem [--posix [--timeout SECONDS]] --id NAME [--jobs N] CMD [ARG...]\n"
    "       sem [--posix] --id NAME --remove";

/// The largest value of a System V semaphore (SEMVMX of linux/sem.h).
constexpr long most_jobs = 32767;

struct Options {
  std::string id;
  int jobs = 1;
  int timeout = for_ever;
  bool posix = false;
  bool remove = false;
  char** command = nullptr;
  const char* mistake = nullptr;  ///< what is wrong with the command line
};

void read_jobs(Options& options, const char* text) {
  char* end = nullptr;
  const long jobs = std::strtol(text, &end, 10);
  const bool is_number = end != text && *end == '\0';
  if (!is_number || jobs < 1 || jobs > most_jobs) options.mistake = "--jobs is from 1 to 32767";
  options.jobs = static_cast<int>(jobs);
}

void read_timeout(Options& options, const char* text) {
  char* end = nullptr;
  const double seconds = std::strtod(text, &end);
  const bool is_number = end != text && *end == '\0';
  const bool is_good = is_number && seconds >= 0 && seconds <= 1'000'000;
  if (!is_good) options.mistake = "--timeout is a number of seconds";
  options.timeout = is_good ? static_cast<int>(std::lround(seconds * 1000)) : for_ever;
}

void read_option(Options& options, int letter) {
  switch (letter) {
    case 'i':
      options.id = optarg;
      break;
    case 'j':
      read_jobs(options, optarg);
      break;
    case 't':
      read_timeout(options, optarg);
      break;
    case 'p':
      options.posix = true;
      break;
    case 'r':
      options.remove = true;
      break;
    default:
      options.mistake = "there is no such option, or its value is missing";
  }
}

/// What does not fit together.
const char* find_mistake(const Options& options) {
  if (options.mistake != nullptr) return options.mistake;
  if (options.id.empty()) return "--id is missing, or empty";
  if (options.id.find('/') != std::string::npos) return "--id cannot have a slash in it";
  if (options.timeout != for_ever && !options.posix) return "--timeout is for --posix";
  if (options.remove && *options.command != nullptr) return "--remove runs no command";
  if (!options.remove && *options.command == nullptr) return "a command is missing";
  return nullptr;
}

Options read_options(int argc, char** argv) {
  constexpr option known[] = {
      {"id", required_argument, nullptr, 'i'},      {"jobs", required_argument, nullptr, 'j'},
      {"timeout", required_argument, nullptr, 't'}, {"posix", no_argument, nullptr, 'p'},
      {"remove", no_argument, nullptr, 'r'},        {}};
  Options options;
  opterr = 0;
  // The + ends the options at the first word that is none: what follows belongs to the command.
  for (int letter = 0; (letter = getopt_long(argc, argv, "+j:", known, nullptr)) != -1;) {
    read_option(options, letter);
  }
  options.command = argv + optind;
  options.mistake = find_mistake(options);
  return options;
}

/// A key for semget(2): the same for the same name, in every process and at every time (FNV-1a).
/// Never 0, which is IPC_PRIVATE.
int make_key(const std::string& name) {
  std::uint32_t hash = 2166136261u;
  for (const unsigned char letter : name) hash = (hash ^ letter) * 16777619u;
  return static_cast<int>(hash >> 2) + 1;
}

int explain_timeout(const std::system_error& error, const Options& options) {
  sys::report(error);
  std::fprintf(stderr,
               "sem: no slot came free in time. A process that was killed while it had one took it "
               "along.\n"
               "sem: to begin anew, when nothing runs any more: sem --posix --id %s --remove\n",
               options.id.c_str());
  return EX_TEMPFAIL;
}

int use_posix(const Options& options) {
  const std::string name = "/" + options.id;
  if (options.remove) return remove_posix(name.c_str()), 0;
  try {
    return run_posix(name.c_str(), options.jobs, options.timeout, options.command);
  } catch (const std::system_error& error) {
    if (error.code().value() != ETIMEDOUT) throw;
    return explain_timeout(error, options);
  }
}

int use_system_v(const Options& options) {
  const char* name = options.id.c_str();
  const int key = make_key(options.id);
  if (options.remove) return remove_system_v(name, key), 0;
  return run_system_v(name, key, options.jobs, options.command);
}

int sem(int argc, char** argv) {
  const Options options = read_options(argc, argv);
  if (options.mistake != nullptr) return sys::report_usage(options.mistake, synopsis);
  sys::let_interrupt(SIGUSR1);
  return options.posix ? use_posix(options) : use_system_v(options);
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("sem", sem, argc, argv); }
