// Lab 14: the command line of the program `box`. Given; nothing to change here.
#include <getopt.h>

#include <cctype>
#include <csignal>
#include <cstring>

#include "box.hpp"
#include "sys/program.hpp"

namespace {

constexpr auto synopsis =
    "box [--ipc=private|shareable|container:NAME|host|none | --pod=NAME] [--name=NAME]\n"
    "           ROOTFS CMD [ARG...]\n"
    "       box pod [--share=+pid] NAME";

constexpr option long_names[] = {{"ipc", required_argument, nullptr, 'i'},
                                 {"name", required_argument, nullptr, 'n'},
                                 {"pod", required_argument, nullptr, 'p'},
                                 {"share", required_argument, nullptr, 's'},
                                 {nullptr, no_argument, nullptr, '\0'}};

constexpr struct {
  const char* name;
  Ipc mode;
} modes[] = {
    {"private", Ipc::own}, {"shareable", Ipc::shareable}, {"host", Ipc::host}, {"none", Ipc::none}};

constexpr char container[] = "container:";
constexpr auto bad_name =
    "a NAME has 1 to 63 letters, digits, '_', '.' and '-', a letter or digit first";

/// As Docker and Podman have it; and so long that it is a host name, too.
bool is_name(const char* text) {
  const std::size_t length = std::strlen(text);
  if (length > 63 || std::isalnum(static_cast<unsigned char>(text[0])) == 0) return false;
  constexpr auto allowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-";
  return std::strspn(text, allowed) == length;
}

/// Each of these returns what is wrong, or nullptr.
const char* set_name(const char*& name, const char* text) {
  name = text;
  return is_name(text) ? nullptr : bad_name;
}

const char* set_other(Options& options, Ipc ipc, const char* name) {
  options.ipc = ipc;
  return set_name(options.other, name);
}

const char* set_ipc(Options& options, const char* text) {
  for (const auto& [name, mode] : modes) {
    options.ipc = mode;
    if (std::strcmp(text, name) == 0) return nullptr;
  }
  if (std::strncmp(text, container, std::strlen(container)) != 0) return "there is no such --ipc";
  return set_other(options, Ipc::container, text + std::strlen(container));
}

const char* read_options(int argc, char** argv, Options& options) {
  opterr = 0;  // the message is ours
  bool has_ipc = false;
  for (int letter; (letter = getopt_long(argc, argv, "+", long_names, nullptr)) != -1;) {
    const char* fault = "there is no such option";
    if (letter == 'n') fault = set_name(options.name, optarg);
    if (letter == 'i' || letter == 'p') {
      fault = letter == 'i' ? set_ipc(options, optarg) : set_other(options, Ipc::pod, optarg);
      if (has_ipc) return "one --ipc or one --pod: the containers of a pod share its IPC";
      has_ipc = true;
    }
    if (fault != nullptr) return fault;
  }
  return nullptr;
}

int run_container(int argc, char** argv) {
  Options options{};
  const char* fault = read_options(argc, argv, options);
  if (fault != nullptr) return sys::report_usage(fault, synopsis);
  if (argc - optind < 2)
    return sys::report_usage("a directory and a command are missing", synopsis);
  return run_in_box(options, argv[optind], argv + optind + 1);
}

/// argv[0] is the word "pod".
int run_pod(int argc, char** argv) {
  opterr = 0;
  bool shares_pids = false;
  for (int letter; (letter = getopt_long(argc, argv, "+", long_names, nullptr)) != -1;) {
    shares_pids = letter == 's' && std::strcmp(optarg, "+pid") == 0;
    if (!shares_pids)
      return sys::report_usage("a pod shares ipc, net and uts; --share=+pid adds pid", synopsis);
  }
  if (argc - optind != 1 || !is_name(argv[optind])) return sys::report_usage(bad_name, synopsis);
  return hold_pod(argv[optind], shares_pids);
}

int run(int argc, char** argv) {
  sys::let_interrupt(SIGUSR1);
  const bool is_pod = argc > 1 && std::strcmp(argv[1], "pod") == 0;
  return is_pod ? run_pod(argc - 1, argv + 1) : run_container(argc, argv);
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("box", run, argc, argv); }
