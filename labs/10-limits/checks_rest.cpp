// Lab 10: the end: what outlives the command, two at a time, and signals.
#include <csignal>
#include <string>

#include "checks_stage.hpp"

using namespace boxlab;

namespace {

/// Sends the signal to limit, and to its command as well, as the terminal does, or leaves that to
/// limit; then waits for the end.
enum class Receiver { limit_alone, both };

Run run_until(int signal, Receiver receiver) {
  Watch watch{{"limit", "--pids", "9", "eat", "0", "1000"}, "eat"};
  if (watch.launcher() != nullptr) watch.session().send_signal(*watch.launcher(), signal);
  if (receiver == Receiver::both && watch.command() != nullptr)
    watch.session().send_signal(*watch.command(), signal);
  return watch.session().finish();
}

void check_end(int signal, Receiver receiver) {
  const auto run = run_until(signal, receiver);
  CHECK_THAT(run, exited_with(128 + signal));
  CHECK_THAT(run, left_nothing_behind());
}

}  // namespace

TEST_CASE("group.rest: what outlives the command is killed, and the group is removed then",
          "[points:2]") {
  needs("limit.command");
  const auto run = stage().run(
      {"--pids", "9", "sh", "-c", "eat 24 1000 & eat 24 1000 & read line </dev/null; exit 3"});
  CHECK_THAT(run, exited_with(3));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("group.others: two of them at a time do not get into each other's way", "[points:1]") {
  needs("limit.signals");
  const auto run = stage().run_shell(
      "mkfifo /tmp/runs; limit --pids 9 sh -c 'echo > /tmp/runs; exec sleep 1000' & first=$!;"
      " read line < /tmp/runs; rm /tmp/runs; limit --pids 9 sh -c 'exit 5'; echo $?;"
      " kill $first; wait $first; echo $?");
  CHECK_THAT(run, printed("5\n143\n"));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("limit.terminated: SIGTERM and SIGHUP go to the command, and the group is removed",
          "[points:2]") {
  needs("limit.signals");
  for (const int signal : {SIGTERM, SIGHUP}) check_end(signal, Receiver::limit_alone);
}

TEST_CASE("limit.keyboard: Ctrl-C and Ctrl-\\ end the command, and the group is removed",
          "[points:1]") {
  needs("limit.signals");
  for (const int signal : {SIGINT, SIGQUIT}) check_end(signal, Receiver::both);
}
