// Waiting for time to pass, or for a signal.
#include <fmt/core.h>

#include <ctime>

#include "check/wait_for.hpp"

namespace boxlab {

namespace {

/// How long it asked to sleep.
std::string asked(const Subject& subject) {
  const bool has_clock = subject.call == "clock_nanosleep";
  const bool is_moment = has_clock && (subject.number(1) & TIMER_ABSTIME) != 0;
  const auto time = subject.read<timespec>(subject.argument(has_clock ? 2 : 0));
  if (!time || is_moment) return "for a moment to come";
  const double seconds =
      static_cast<double>(time->tv_sec) + static_cast<double>(time->tv_nsec) / 1e9;
  return fmt::format("for {:g} s, as it asked", seconds);
}

Wait sleeping(const Subject& subject) {
  Wait wait;
  wait.action = fmt::format("waits in {}()", subject.call);
  wait.situation = asked(subject);
  wait.is_hopeful = true;
  if (subject.sleeps() > 1) {
    wait.situation += fmt::format(", again and again: {} times in the last {:.1f} s",
                                  subject.sleeps(), subject.scene.seconds_between);
  }
  return wait;
}

Wait waiting_for_signal(const Subject& subject) {
  Wait wait;
  wait.action = fmt::format("waits in {}()", subject.call);
  wait.situation = "for a signal";
  wait.consequence = "and nobody is left to send one";
  wait.wakers = subject.others();
  wait.is_hopeful = subject.call == "rt_sigtimedwait" && subject.argument(2) != 0;
  return wait;
}

}  // namespace

std::optional<Wait> explain_sleep(const Subject& subject) {
  if (subject.is_in({"nanosleep", "clock_nanosleep"})) return sleeping(subject);
  if (subject.is_in({"pause", "rt_sigsuspend", "rt_sigtimedwait"}))
    return waiting_for_signal(subject);
  return std::nullopt;
}

}  // namespace boxlab
