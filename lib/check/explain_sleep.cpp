// Waiting for time to pass, or for a signal.
#include <fmt/core.h>

#include <algorithm>
#include <csignal>
#include <ctime>

#include "check/signal_set.hpp"
#include "check/time_limit.hpp"

namespace boxlab {

namespace {

/// How long it asked to sleep, in seconds; nothing when it sleeps until a moment.
std::optional<double> asked(const Subject& subject) {
  const bool has_clock = subject.call == "clock_nanosleep";
  const bool is_moment = has_clock && (subject.number(1) & TIMER_ABSTIME) != 0;
  if (is_moment) return std::nullopt;
  return read_span(subject, subject.argument(has_clock ? 2 : 0));
}

/// Whether it has slept so again and again. A program waits for its own pages, too, when it starts:
/// so it slept like this at the earlier moment already, or has fallen asleep far more often.
bool is_again_and_again(const Subject& subject) {
  constexpr std::uint64_t more_than_a_start = 20;
  if (subject.sleeps() > more_than_a_start) return true;
  const Thread* before = subject.before();
  return subject.sleeps() > 1 && before->call &&
         before->call->number == subject.thread.call->number;
}

Wait sleeping(const Subject& subject) {
  Wait wait;
  wait.action = fmt::format("waits in {}()", subject.call);
  const auto seconds = asked(subject);
  wait.situation =
      seconds ? fmt::format("for {:g} s, as it asked", *seconds) : "for a moment to come";
  wait.is_hopeful = true;
  wait.is_lasting = is_long(seconds);
  if (is_again_and_again(subject)) {
    wait.situation += fmt::format(", again and again: {} times in the last {:.1f} s",
                                  subject.sleeps(), subject.scene.seconds_between);
  }
  return wait;
}

/// The signals that sigwait(3) and its like are asked for; none in other calls.
std::vector<int> awaited_signals(const Subject& subject) {
  if (subject.call != "rt_sigtimedwait") return {};
  return members(subject.read<std::uint64_t>(subject.argument(0)).value_or(0));
}

/// A long list says nothing.
std::string name_awaited(const std::vector<int>& signals) {
  constexpr std::size_t most = 4;
  if (signals.empty() || signals.size() > most) return "a signal";
  return name_signals(signals, " or ");
}

Wait waiting_for_signal(const Subject& subject) {
  const std::vector<int> signals = awaited_signals(subject);
  const bool has_alarm = std::count(signals.begin(), signals.end(), SIGALRM) > 0;
  const bool has_limit = subject.call == "rt_sigtimedwait" && subject.argument(2) != 0;
  Wait wait;
  wait.action = fmt::format("waits in {}()", subject.call);
  wait.situation = "for " + name_awaited(signals);
  wait.consequence = "and nobody is left to send one";
  wait.wakers = subject.others();
  wait.is_hopeful = has_alarm || has_limit;
  wait.is_lasting = has_limit && !has_alarm && is_long(read_span(subject, subject.argument(2)));
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
