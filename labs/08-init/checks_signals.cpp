// Lab 08: signals that process 1 gets are for the command.
#include <csignal>

#include "checks.hpp"

using namespace boxlab;

namespace {

/// What people and programs send to containers.
const std::vector<int> usual{SIGHUP,  SIGINT,  SIGQUIT, SIGUSR1, SIGUSR2,
                             SIGALRM, SIGTERM, SIGCONT, SIGWINCH};

/// What hardly anybody sends: the stop signal of a terminal, and real-time signals, by one of which
/// systemd is told to shut down (SIGRTMIN+3).
const std::vector<int> rare{SIGURG, SIGPWR, SIGTSTP, SIGRTMIN + 3, SIGRTMAX};

/// Sends one after the other, each when the one before has reached the command, which then ends.
void pass_each(const std::vector<int>& signals) {
  Supervised supervised;
  std::vector<int> sent;
  for (const int signal : signals) {
    supervised.send(signal);
    sent.push_back(signal);
    CHECK_THAT(wait_for_signals(supervised, sent), has_received(supervised, sent));
  }
  CHECK_THAT(supervised.finish(), exited_with(7));
}

void send_all(Supervised& supervised, const std::vector<int>& signals) {
  for (const int signal : signals) supervised.send(signal);
}

bool is_stopped(const Process* process) {
  return process != nullptr && process->main_thread().state == 'T';
}

LookMatcher is_not_stopped(const Supervised& supervised) {
  return shows("neither init nor the command is stopped", [&](const Processes& processes) {
    if (is_stopped(supervised.init(processes))) return std::string{"init is stopped"};
    if (is_stopped(supervised.command(processes))) return std::string{"the command is stopped"};
    return supervised.missing(processes);
  });
}

}  // namespace

TEST_CASE("signals.passed: each signal that init gets, the command gets, and both go on",
          "[points:3]") {
  needs_namespaces("init.command");
  pass_each(usual);
}

TEST_CASE("signals.again: a signal is passed on each time that it comes", "[points:1]") {
  needs_namespaces("signals.passed");
  Supervised supervised;
  for (int time = 0; time < 3; ++time) {
    supervised.send(SIGUSR1);
    CHECK_THAT(wait_for_signals(supervised, {SIGUSR1}), has_received(supervised, {SIGUSR1}));
    supervised.tell("forget");
    supervised.wait_for([&](const Processes& processes) {
      return supervised.signals(processes, "ShdPnd").empty();
    });
  }
}

TEST_CASE("signals.rare: signals that few people send are passed on as well", "[points:1]") {
  needs_namespaces("signals.passed");
  pass_each(rare);
}

TEST_CASE("signals.burst: of several that come at the same moment, none is lost", "[points:2]") {
  needs_namespaces("signals.passed");
  Supervised supervised{20};
  supervised.stop();
  end_orphans(supervised);
  send_all(supervised, usual);
  supervised.go_on();
  CHECK_THAT(wait_for_signals(supervised, usual), has_received(supervised, usual));
  CHECK_THAT(wait_until_reaped(supervised), has_orphans(supervised, 0));
  CHECK_THAT(supervised.finish(), exited_with(7));
}

TEST_CASE("signals.terminal: it survives a closed pipe and a terminal in the background",
          "[points:1]") {
  needs_namespaces("signals.passed");
  Supervised supervised{0, Role::job};
  supervised.send(SIGPIPE);
  wait_for_signals(supervised, {SIGPIPE});
  send_all(supervised, {SIGTTIN, SIGTTOU, SIGWINCH});
  CHECK_THAT(wait_for_signals(supervised, {SIGWINCH}), is_not_stopped(supervised));
  CHECK_THAT(supervised.look(), has_received(supervised, {SIGPIPE, SIGWINCH}));
  CHECK_THAT(supervised.finish(), exited_with(7));
}

TEST_CASE("signals.stopped: a command that is stopped has not ended; SIGCHLD stays with init",
          "[points:2]") {
  needs_namespaces("signals.passed");
  Supervised supervised;
  supervised.send_to_command(SIGSTOP);
  supervised.wait_for(
      [&](const Processes& processes) { return is_stopped(supervised.command(processes)); });
  supervised.send(SIGWINCH);
  CHECK_THAT(wait_for_signals(supervised, {SIGWINCH}), has_received(supervised, {SIGWINCH}));
  supervised.send_to_command(SIGCONT);
  CHECK_THAT(supervised.finish(), exited_with(7));
}
