// Lab 12: a command that runs with a root of its own, and how it ends.
#include <csignal>
#include <string>

#include "check/nested.hpp"
#include "check/signals.hpp"
#include "checks_stage.hpp"

using namespace boxlab;

namespace {

/// The stage is what the sandbox began with, and the program its child.
const Process* find_launcher(const Processes& processes) {
  for (const Process& process : processes) {
    const Process* parent = find_process(processes, process.parent);
    if (parent != nullptr && parent->parent == 1) return &process;
  }
  return nullptr;
}

/// Interrupts the program when both wait, and only then lets the command end.
Run interrupt() {
  Session session = stage().open_input().start_command(
      {"/lab/stage.sh", "newroot", "/tmp/root", "sh", "-c", "read line; exit 7"});
  return interrupt_while_waiting(session, find_launcher, SIGUSR1);
}

/// A process that has ended has no command line any more.
LookMatcher leaves_no_command() {
  return shows("when newroot is killed, its command is killed", [](const Processes& processes) {
    for (const Process& process : processes) {
      if (process.words.size() == 2 && process.words[1] == "1002")
        return process.label() + " still runs";
    }
    return std::string{};
  });
}

}  // namespace

TEST_CASE("root.command: a command of DIR runs; its words, streams and status come through",
          "[points:1]") {
  require_nested_namespaces();
  CHECK_THAT(run_on_stage({"newroot", "/tmp/root", "sh", "-c", "exit 7"}), exited_with(7));
  CHECK_THAT(run_on_stage({"newroot", "root", "cat", "/etc/where"}), printed("inside\n"));
  const std::string word = std::to_string(random_below(1'000'000));
  const auto run =
      run_on_stage({"newroot", "/tmp/root", "sh", "-c", "cat; echo \"$1\"", "-r", "a  b"},
                   stage().input(word + "\n"));
  CHECK_THAT(run, exited_with(0));
  CHECK_THAT(run, printed(word + "\na  b\n"));
}

TEST_CASE("root.not-found: a command that is not in DIR gives 127, one that can't be run 126",
          "[points:1]") {
  needs("root.command");
  const auto missing = run_on_stage({"newroot", "/tmp/root", "stage.sh"});
  CHECK_THAT(missing, exited_with(127));
  CHECK_THAT(missing, complained_of("stage.sh"));
  CHECK_THAT(run_on_stage({"newroot", "/tmp/root", "/etc/where"}), exited_with(126));
}

TEST_CASE("root.killed: death by signal N gives 128 + N", "[points:1]") {
  needs("root.command");
  CHECK_THAT(run_on_stage({"newroot", "/tmp/root", "/crash"}), exited_with(128 + SIGILL));
}

TEST_CASE("root.interrupted: a signal that only interrupts does not end the waiting",
          "[points:1]") {
  needs("root.command");
  CHECK_THAT(interrupt(), exited_with(7));
}

TEST_CASE("root.orphan: when newroot is killed, nothing goes on inside", "[points:2]") {
  needs("root.command");
  Pair pair;
  CHECK_THAT(pair.look(), finds(pair, "the command runs", [] { return std::string{}; }));
  CHECK_THAT(pair.kill_launcher(), leaves_no_command());
}

TEST_CASE("root.missing: a DIR that is none: what failed, and why; nothing runs", "[points:1]") {
  needs("root.command");
  const auto missing = run_on_stage({"newroot", "/tmp/none", "touch", "/data/ran"});
  CHECK_THAT(missing, exited_with(1));
  CHECK_THAT(missing, complained_of("/tmp/none"));
  CHECK_THAT(missing, complained_of("No such file or directory"));
  const auto file = run_on_stage({"newroot", "/tmp/secret", "touch", "/data/ran"});
  CHECK_THAT(file, exited_with(1));
  CHECK_THAT(file, complained_of("/tmp/secret"));
  CHECK_THAT(file, complained_of("Not a directory"));
}

TEST_CASE("root.bare: a DIR without proc and dev: it says so, and makes none", "[points:1]") {
  needs("root.command");
  const auto run = run_on_stage({"sh", "-c", "newroot /tmp/bare true; echo $?; ls -A /tmp/bare"});
  CHECK_THAT(run, printed("1\n"));
  CHECK_THAT(run, complained_of("No such file or directory (ENOENT)"));
}

TEST_CASE("root.refused: where namespaces are refused, it says so, and nothing runs",
          "[points:1]") {
  needs("root.command");
  const auto run = run_on_stage({"sh", "-c",
                                 "echo 0 >/proc/sys/user/max_user_namespaces;"
                                 "newroot /tmp/root touch /data/ran; echo $?; ls /tmp/root/data"});
  CHECK_THAT(run, printed("1\n"));
  CHECK_THAT(run, complained_of("No space left on device"));
}
