// Lab 10: a command with limits runs, and ends.
#include <unistd.h>

#include <csignal>
#include <string>

#include "check/signal_set.hpp"
#include "check/signals.hpp"
#include "checks_stage.hpp"

using namespace boxlab;

namespace {

/// Interrupts the program when its command waits, and only then lets that end.
Run interrupt() {
  Session session = stage().open_input().start({"--pids", "9", "sh", "-c", "read line; exit 7"});
  const Look look = session.wait_for([](const Processes& processes) {
    return processes.size() == 2 && processes[0].main_thread().state == 'S' &&
           processes[1].reads(STDIN_FILENO);
  });
  if (!look.processes.empty()) boxlab::interrupt(session, {look.processes[0]}, SIGUSR1);
  session.type("go\n");
  return session.finish();
}

LookMatcher leaves_signals_alone(const Watch& watch) {
  return finds(watch, "the command neither blocks nor ignores a signal", [&watch] {
    return describe_deafness(watch.session().read(*watch.command(), "status"));
  });
}

}  // namespace

TEST_CASE("limit.command: a command runs; its words, streams and status come through",
          "[points:1]") {
  const std::string word = std::to_string(random_below(1'000'000));
  const auto run = stage()
                       .input(word + "\n")
                       .run({"--pids", "9", "sh", "-c", "cat; echo \"$1\"; exit 7", "sh", "a  b"});
  CHECK_THAT(run, exited_with(7));
  CHECK_THAT(run, printed(word + "\na  b\n"));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE(
    "limit.not-found: no such command gives 127, one that can't be started 126; no group stays",
    "[points:1]") {
  needs("limit.command");
  const auto run =
      stage().run_shell("limit --pids 9 no-such; echo $?; limit --pids 9 /etc/passwd; echo $?");
  CHECK_THAT(run, printed("127\n126\n"));
  CHECK_THAT(run, complained_of("no-such"));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("limit.killed: death by signal N gives 128 + N; SIGKILL alone is no want of memory",
          "[points:1]") {
  needs("limit.command");
  const auto run = stage().run({"--memory", "67108864", "sh", "-c", "kill -KILL $$"});
  CHECK_THAT(run, exited_with(128 + SIGKILL));
  CHECK_THAT(run, said_nothing_of("out of memory"));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("limit.interrupted: a signal that only interrupts does not end the waiting",
          "[points:1]") {
  needs("limit.command");
  const auto run = interrupt();
  CHECK_THAT(run, exited_with(7));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("limit.signals: the command neither blocks nor ignores a signal because of us",
          "[points:1]") {
  needs("limit.command");
  Watch watch{{"limit", "--pids", "9", "eat", "0", "1000"}, "eat"};
  CHECK_THAT(watch.look(), leaves_signals_alone(watch));
}
