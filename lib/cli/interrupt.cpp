#include "cli/interrupt.hpp"

#include <unistd.h>

#include <csignal>

#include "sys/error.hpp"

namespace boxlab {

namespace {

constexpr std::string_view message{"\nboxlab: stopped; nothing is left running\n"};
std::string_view how_to_go_on;  // a signal handler can only look at what is global

// The message is a courtesy: where nobody reads it, there is nothing to do about that.
void say(std::string_view text) {
  [[maybe_unused]] const ssize_t size = write(STDERR_FILENO, text.data(), text.size());
}

/// Ends as if there were no handler, so that whoever waits for us sees that it was the signal.
void stop(int signal) {
  say(message);
  say(how_to_go_on);
  raise(signal);
}

}  // namespace

void end_politely_on_interrupt(std::string_view advice) {
  how_to_go_on = advice;
  struct sigaction action {};
  action.sa_handler = stop;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sys::check(sigaction(SIGINT, &action, nullptr), "sigaction", "SIGINT");
}

}  // namespace boxlab
