// Lab 05: what the kernel must see of a command that was moved.
#include <csignal>
#include <cstdint>
#include <string>
#include <vector>

#include "check/catch/explain.hpp"
#include "check/signals.hpp"
#include "checks_pair.hpp"

using namespace boxlab;

namespace {

RunMatcher names_the_call() {
  return {"a message on stderr that names the call: unshare, or clone", [](const Run& run) {
            for (const char* call : {"unshare: unshare", "unshare: clone"}) {
              if (run.err.find(call) != std::string::npos) return std::string{};
            }
            return "stderr: " + excerpt(run.err);
          }};
}

bool has(std::uint64_t signals, int signal) { return (signals >> (signal - 1) & 1) != 0; }

LookMatcher leaves_signals_alone(const Pair& pair) {
  return shows("the command neither blocks nor ignores a signal because of us",
               [&](const Processes&) {
                 const Process* inside = pair.inside();
                 if (inside == nullptr) return "it does not run";
                 const std::string status = pair.session().read(*inside, "status");
                 if (status.find("SigBlk:\t0000000000000000\n") == std::string::npos)
                   return "it blocks some";
                 return has(inside->ignored_signals, SIGTERM) ? "it ignores SIGTERM" : "";
               });
}

/// The process whose parent is the sandbox's init: the program itself.
const Process* find_launcher(const Processes& processes) {
  for (const Process& process : processes) {
    if (process.parent == 1) return &process;
  }
  return nullptr;
}

/// Waits for its input. A program that passes signals on does no harm to it.
constexpr auto script = "trap '' INT TERM; read line; exit 7";

/// Sends a signal to the program while the command waits, and only then lets that end.
Run end_after(int signal) {
  Session session = sandbox().open_input().start({"-f", "sh", "-c", script});
  return interrupt_while_waiting(session, find_launcher, signal);
}

/// The program is called by a process that has a child already, which then is its child: one that
/// has ended, but is not the command. (The signal changes nothing.)
Run run_with_another_child() {
  Session session =
      sandbox().open_input().start_shell("true & exec unshare -f sh -c 'read line; exit 7'");
  return interrupt_while_waiting(session, find_launcher, SIGCONT);
}

}  // namespace

TEST_CASE("unshare.command: a command runs; its words, streams and status come through",
          "[points:1]") {
  CHECK_THAT(sandbox().run({"sh", "-c", "exit 7"}), exited_with(7));
  CHECK_THAT(sandbox().run({"printf", "%s\\n", "a b", "$HOME", "-i", ""}),
             printed("a b\n$HOME\n-i\n\n"));
  const std::string word = std::to_string(random_below(1'000'000));
  const auto run = sandbox().input(word).run({"-f", "sh", "-c", "cat; exit 3"});
  CHECK_THAT(run, exited_with(3));
  CHECK_THAT(run, printed(word));
  CHECK_THAT(run, waited_for_all_children());
  CHECK_THAT(run_with_another_child(), exited_with(7));
  const Pair pair{""};
  CHECK_THAT(pair.look(), has_new(pair, {}));
}

TEST_CASE("unshare.not-found: what can't be run gives 127, 126 or 1; no command is a shell",
          "[points:1]") {
  needs("unshare.command");
  for (const std::vector<std::string>& options : {std::vector<std::string>{}, {"-f"}}) {
    auto words = options;
    words.emplace_back("no-such-command");
    const auto missing = sandbox().run(words);
    CHECK_THAT(missing, exited_with(127));
    CHECK_THAT(missing, complained_of("no-such-command"));
    words.back() = "/etc/passwd";
    CHECK_THAT(sandbox().run(words), exited_with(126));
  }
  const auto unknown = sandbox().run({"-Z", "touch", "/tmp/ran"});
  CHECK_THAT(unknown, exited_with(1));
  CHECK_THAT(unknown, left_nothing_behind());
  CHECK_THAT(sandbox().input("exit 3\n").run({}), exited_with(3));
}

TEST_CASE("unshare.killed: death by signal N gives 128 + N", "[points:1]") {
  needs("unshare.command");
  for (const std::string option : {"", "-f "}) {
    CHECK_THAT(sandbox().run_shell("unshare " + option + "sh -c 'kill -TERM $$'; exit $?"),
               exited_with(128 + SIGTERM));
  }
}

TEST_CASE("unshare.refused: where namespaces are refused, it says so, and nothing runs",
          "[points:2]") {
  needs_namespaces("unshare.command");
  const auto no_right = sandbox().run({"-i", "touch", "/tmp/ran"});
  CHECK_THAT(no_right, exited_with(1));
  CHECK_THAT(no_right, names_the_call());
  CHECK_THAT(no_right, complained_of("Operation not permitted"));
  CHECK_THAT(no_right, left_nothing_behind());
  for (const char* limit : {"user/max_user_namespaces", "user/max_ipc_namespaces"}) {
    const auto too_many = sandbox().setting(limit, "0").run({"-U", "-i", "touch", "/tmp/ran"});
    CHECK_THAT(too_many, exited_with(1));
    CHECK_THAT(too_many, names_the_call());
    CHECK_THAT(too_many, complained_of("No space left on device"));
    CHECK_THAT(too_many, left_nothing_behind());
  }
}

TEST_CASE("unshare.signals: no signal makes it leave before the command; the command gets them",
          "[points:2]") {
  needs("unshare.command");
  for (const int signal : {SIGTERM, SIGINT, SIGUSR1}) {
    CHECK_THAT(end_after(signal), exited_with(7));
  }
  const Pair pair{"-f"};
  CHECK_THAT(pair.look(), leaves_signals_alone(pair));
  CHECK_THAT(
      sandbox().run_shell("trap '' INT TERM; unshare -f sh -c 'kill -INT $$; kill $$; exit 7'"),
      exited_with(7));
}
