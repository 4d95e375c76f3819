// Lab 11: the program as a tool: the command, its end, and what is left.
#include <csignal>

#include "check/signals.hpp"
#include "checks_beside.hpp"

using namespace boxlab;

namespace {

/// Waits for its input. A program that passes signals on does no harm to it.
constexpr auto waiting_command = R"(image.sh
layers --lower base --upper up sh -c 'trap "" INT TERM; read line; rm file; exit 7'
status=$?; ls -A; exit $status)";

/// The program: its children have its name, too, until they become somebody else.
const Process* find_launcher(const Processes& processes) {
  for (const Process& process : processes) {
    if (process.name == "layers") return &process;
  }
  return nullptr;
}

/// Sends a signal to the program, and only then lets the command end.
Run end_after(int signal) {
  Session session = workshop().open_input().start_shell(waiting_command);
  return interrupt_while_waiting(session, find_launcher, signal);
}

}  // namespace

TEST_CASE("layers.command: a command runs; its words, streams and status come through",
          "[points:1]") {
  require_overlay();
  CHECK_THAT(run_on_image("layers --lower base --upper up sh -c 'exit 7'"), exited_with(7));
  const std::string word = std::to_string(random_below(1'000'000));
  const auto run =
      run_on_image("layers --lower base --upper up sh -c 'cat; echo \"$@\"' 'a b' '$HOME' '' c",
                   workshop().input(word + "\n"));
  CHECK_THAT(run, printed(word + "\n$HOME  c\n"));
  CHECK_THAT(run, exited_with(0));
}

TEST_CASE("layers.merged: the command works in a tree that shows all layers", "[points:2]") {
  needs_overlay("layers.command");
  const auto run = run_on_image("echo new >up/new; layers --lower base --upper up ls");
  CHECK_THAT(run, printed("dir\nfile\nnew\nother\n"));
}

TEST_CASE("layers.not-found: what can't be run gives 127 or 126; nothing is left", "[points:1]") {
  needs_overlay("layers.command");
  const auto missing =
      run_on_image("layers --lower base --upper up no-such-command; echo $?; ls -A");
  CHECK_THAT(missing, printed("127\nbase\nup\n"));
  CHECK_THAT(missing, complained_of("no-such-command"));
  CHECK_THAT(run_on_image("layers --lower base --upper up /etc/passwd; echo $?; ls -A"),
             printed("126\nbase\nup\n"));
}

TEST_CASE("layers.killed: death by signal N gives 128 + N", "[points:1]") {
  needs_overlay("layers.command");
  CHECK_THAT(run_on_image("layers --lower base --upper up sh -c 'kill -TERM $$'; exit $?"),
             exited_with(128 + SIGTERM));
}

TEST_CASE("layers.signals: no signal makes it leave before the command; the command gets them",
          "[points:2]") {
  needs_overlay("layers.leaves");
  for (const int signal : {SIGTERM, SIGINT, SIGUSR1}) {
    const auto run = end_after(signal);
    CHECK_THAT(run, exited_with(7));
    CHECK_THAT(run, printed("base\nup\n"));
  }
  const Beside beside;
  CHECK_THAT(beside.look(), beside.leaves_signals_alone());
}

TEST_CASE(
    "layers.private: the command is on an overlay in a new mount namespace, which nobody else "
    "sees",
    "[points:2]") {
  needs_overlay("layers.merged");
  const Beside beside;
  CHECK_THAT(beside.look(), beside.has_new_namespaces());
  CHECK_THAT(beside.look(), beside.has_overlay_of_its_own());
}

TEST_CASE("layers.caller: whoever calls is root inside, with both ids", "[points:1]") {
  needs_overlay("layers.merged");
  const auto run = run_on_image(
      "unshare --map-user=1000 --map-group=1001 layers --lower base --upper up"
      " sh -c 'tr -s \" \" </proc/self/uid_map; tr -s \" \" </proc/self/gid_map'");
  CHECK_THAT(run, printed(" 0 1000 1\n 0 1001 1\n"));
}

TEST_CASE("layers.descriptors: no descriptor leaks into the command", "[points:1]") {
  needs_overlay("layers.merged");
  const Beside beside;
  CHECK_THAT(beside.look(), beside.opens_only_standard_streams());
}

TEST_CASE("layers.leaves: nothing is left but what is in the upper directory", "[points:2]") {
  needs_overlay("layers.merged");
  for (const char* upper : {"", "--upper up "}) {
    const std::string call = std::string{"layers --lower base "} + upper;
    CHECK_THAT(run_on_image(call + "true; ls -A . up"), printed(".:\nbase\nup\n\nup:\n"));
  }
  CHECK_THAT(run_on_image("layers --lower base --upper up rm file other; ls -A; below up"),
             printed_lines("base\nup\nwhiteout file\nwhiteout other\n"));
}
