#include "sys/program.hpp"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <system_error>

#include "sys/error.hpp"

namespace sys {

namespace {

const char* program_name = "program";

/// The first `length` bytes of `what`, and the reason.
void print_reason(const char* what, std::size_t length, int error) {
  std::fprintf(stderr, "%s: %.*s: %s (%s)\n", program_name, static_cast<int>(length), what,
               strerrordesc_np(error), strerrorname_np(error));
}

/// The call and object of a system_error, without the reason that what() puts behind them.
void print_system_error(const std::system_error& error) {
  const char* what = error.what();
  const char* reason = std::strrchr(what, ':');
  const std::size_t length =
      reason == nullptr ? std::strlen(what) : static_cast<std::size_t>(reason - what);
  print_reason(what, length, error.code().value());
}

}  // namespace

int run_program(const char* name, int (*body)(int, char**), int argc, char** argv) {
  program_name = name;
  try {
    return body(argc, argv);
  } catch (const std::exception& error) {
    report(error);
    return 1;
  }
}

void report(const std::exception& error) {
  const auto* system = dynamic_cast<const std::system_error*>(&error);
  if (system != nullptr) return print_system_error(*system);
  std::fprintf(stderr, "%s: %s\n", program_name, error.what());
}

void report_errno(const char* what) { print_reason(what, std::strlen(what), errno); }

int report_usage(const char* message, const char* synopsis) {
  std::fprintf(stderr, "%s: %s\nusage: %s\n", program_name, message, synopsis);
  return 2;
}

void let_interrupt(int signal) {
  struct sigaction action {};
  action.sa_handler = [](int) {};
  check(sigaction(signal, &action, nullptr), "sigaction");
}

}  // namespace sys
