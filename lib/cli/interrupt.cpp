#include "cli/interrupt.hpp"

#include <unistd.h>

#include <csignal>

#include "sys/error.hpp"

namespace boxlab {

namespace {

constexpr char message[] = "\nboxlab: stopped; nothing is left running\n";

/// Ends as if there were no handler, so that whoever waits for us sees that it was the signal.
void stop(int signal) {
  // The message is a courtesy: where nobody reads it, there is nothing to do about that.
  [[maybe_unused]] const ssize_t size = write(STDERR_FILENO, message, sizeof message - 1);
  raise(signal);
}

}  // namespace

void end_politely_on_interrupt() {
  struct sigaction action {};
  action.sa_handler = stop;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sys::check(sigaction(SIGINT, &action, nullptr), "sigaction", "SIGINT");
}

}  // namespace boxlab
