// Lab 01: what the kernel must see of a pipeline.
#include <fmt/core.h>

#include <csignal>

#include "check/catch/check.hpp"
#include "checks_sleepers.hpp"
#include "pipeline.hpp"

using namespace boxlab;

namespace {

/// The program takes these words for a pipeline. Whether it runs is not asked here.
RunMatcher takes_the_words() {
  return {"no complaint about the words: a status other than 2", [](const Run& run) {
            return run.ending == Ending::exited && run.status == 2 ? describe_end(run) : "";
          }};
}

/// true | true | ... | echo WORD: as many commands as there may be.
std::vector<std::string> longest_pipeline(const std::string& word) {
  std::vector<std::string> words;
  for (int i = 1; i < max_commands; ++i) words.insert(words.end(), {"true", "|"});
  words.insert(words.end(), {"echo", word});
  return words;
}

}  // namespace

TEST_CASE("pipes.one: one command runs; its output and status come through", "[points:1]") {
  CHECK_THAT(sandbox().run({"sh", "-c", "exit 7"}), exited_with(7));
  const std::string word = fmt::format("hello-{}", random_below(1'000'000));
  const auto echo = sandbox().run({"echo", word});
  CHECK_THAT(echo, printed(word + "\n"));
  CHECK_THAT(echo, exited_with(0));
  CHECK_THAT(look_at_sleepers(1), runs_at_once(1));
}

TEST_CASE("pipes.arguments: arguments arrive untouched", "[points:1]") {
  needs("pipes.one");
  const auto run =
      sandbox().run({"printf", "%s\\n", "a b", "$HOME", "*", ";", "it's", "a|b", "||", ""});
  CHECK_THAT(run, printed("a b\n$HOME\n*\n;\nit's\na|b\n||\n\n"));
}

TEST_CASE("pipes.two: a pipe joins two commands", "[points:2]") {
  needs("pipes.one");
  const auto look = look_at_sleepers(2);
  CHECK_THAT(look, runs_at_once(2));
  CHECK_THAT(look, joins_neighbours());
  CHECK_THAT(look, runs_nothing_else());
}

TEST_CASE("pipes.eof: the last reader sees end-of-file", "[points:2]") {
  needs("pipes.one");
  CHECK_THAT(sandbox().run({"printf", "a\\nb\\n", "|", "wc", "-l"}), printed("2\n"));
  CHECK_THAT(sandbox().run({"printf", "a\\nb\\n", "|", "cat", "|", "wc", "-l"}), printed("2\n"));
}

TEST_CASE("pipes.many: any number of commands run at once, each joined to the next", "[points:2]") {
  needs("pipes.one");
  const auto look = look_at_sleepers(5);
  CHECK_THAT(look, runs_at_once(5));
  CHECK_THAT(look, joins_neighbours());
  CHECK_THAT(look, uses_pipes_once(4));
  CHECK_THAT(look, runs_nothing_else());
  const auto longest = sandbox().run(longest_pipeline("hello"));
  CHECK_THAT(longest, exited_with(0));
  CHECK_THAT(longest, printed("hello\n"));
}

TEST_CASE("pipes.stream: 1 GiB streams through without being collected", "[points:2]") {
  needs("pipes.one");
  Limits patient;
  patient.wall_seconds = 30;
  patient.cpu_seconds = 20;
  const auto run =
      sandbox().limits(patient).run({"head", "-c", "1073741824", "/dev/zero", "|", "wc", "-c"});
  CHECK_THAT(run, printed("1073741824\n"));
  CHECK_THAT(run, stayed_below_mib(64));
}

TEST_CASE("pipes.early-exit: a reader that leaves early stops the writer", "[points:2]") {
  needs("pipes.one");
  const auto run = sandbox().run({"sh", "-c", "yes 2>/dev/null; exit 0", "|", "head", "-n1"});
  CHECK_THAT(run, printed("y\n"));
  CHECK_THAT(run, exited_with(0));
  const auto look = look_at_sleepers(2);
  CHECK_THAT(look, runs_at_once(2));
  CHECK_THAT(look, leaves_sigpipe_alone());
}

TEST_CASE("pipes.status: the status is that of the last command, whoever ends first",
          "[points:2]") {
  needs("pipes.one");
  const std::string slow = "sleep 0.05; ";
  CHECK_THAT(sandbox().run({"sh", "-c", "exit 3", "|", "sleep", "0.05"}), exited_with(0));
  CHECK_THAT(sandbox().run({"sh", "-c", "exit 3", "|", "sh", "-c", slow + "exit 5"}),
             exited_with(5));
  CHECK_THAT(sandbox().run({"sh", "-c", slow + "exit 3", "|", "sh", "-c", "exit 5"}),
             exited_with(5));
}

TEST_CASE("pipes.signal: death by signal N gives 128 + N", "[points:1]") {
  needs("pipes.one");
  CHECK_THAT(sandbox().run({"sh", "-c", "kill -TERM $$"}), exited_with(128 + SIGTERM));
  CHECK_THAT(sandbox().run({"sleep", "0.05", "|", "sh", "-c", "kill -KILL $$"}),
             exited_with(128 + SIGKILL));
  CHECK_THAT(sandbox().run({"sh", "-c", "kill -TERM $$", "|", "sleep", "0.05"}), exited_with(0));
}

TEST_CASE("pipes.not-found: a command that is not there gives 127, and the others end",
          "[points:2]") {
  needs("pipes.one");
  const auto last = sandbox().run({"echo", "hello", "|", "no-such-command"});
  CHECK_THAT(last, exited_with(127));
  CHECK_THAT(last, complained_of("no-such-command"));
  const std::string writer = "yes 2>/dev/null; sleep 0.05";
  const auto stopped = sandbox().run({"sh", "-c", writer, "|", "no-such-command"});
  CHECK_THAT(stopped, exited_with(127));
  CHECK_THAT(stopped, left_nothing_behind());
  const auto first = sandbox().run({"no-such-command", "|", "wc", "-c"});
  CHECK_THAT(first, exited_with(0));
  CHECK_THAT(first, printed("0\n"));
  CHECK_THAT(first, complained_of("no-such-command"));
  CHECK_THAT(sandbox().run({"true", "|", "/etc/passwd"}), exited_with(126));
}

TEST_CASE("pipes.descriptors: no descriptor leaks into a command", "[points:2]") {
  needs("pipes.one");
  const auto look = look_at_sleepers(3);
  CHECK_THAT(look, runs_at_once(3));
  CHECK_THAT(look, opens_only_standard_streams());
}

TEST_CASE("pipes.waits: it returns when every command has ended, and leaves no zombie",
          "[points:2]") {
  needs("pipes.one");
  const auto slow_first = sandbox().run({"sleep", "0.1", "|", "echo", "done"});
  CHECK_THAT(slow_first, left_nothing_behind());
  CHECK_THAT(slow_first, waited_for_all_children());
  CHECK_THAT(slow_first, exited_with(0));
  CHECK_THAT(slow_first, printed("done\n"));
  const auto slow_last =
      sandbox().run({"true", "|", "true", "|", "sh", "-c", "sleep 0.05; echo done"});
  CHECK_THAT(slow_last, waited_for_all_children());
  CHECK_THAT(slow_last, printed("done\n"));
}

TEST_CASE("pipes.stdio: stdin reaches the first command; stderr comes from all", "[points:1]") {
  needs("pipes.one");
  CHECK_THAT(sandbox().input("hello\n").run({"cat", "|", "tr", "a-z", "A-Z"}), printed("HELLO\n"));
  const auto run =
      sandbox().run({"sh", "-c", "echo one >&2", "|", "sh", "-c", "cat; echo two >&2"});
  CHECK_THAT(run, printed(""));
  CHECK_THAT(run, complained_of("one\n"));
  CHECK_THAT(run, complained_of("two\n"));
}

TEST_CASE("pipes.closed-stdin: a command that closes its stdin stops the one before",
          "[points:1]") {
  needs("pipes.one");
  const auto run =
      sandbox().run({"yes", "|", "sh", "-c", "exec <&-; sleep 0.05; echo done; exit 4"});
  CHECK_THAT(run, printed("done\n"));
  CHECK_THAT(run, exited_with(4));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("pipes.usage: a missing command is wrong usage: status 2, and nothing runs",
          "[points:1]") {
  for (const auto& words : {std::vector<std::string>{"|", "touch", "/tmp/ran"},
                            {"touch", "/tmp/ran", "|"},
                            {"touch", "/tmp/ran", "|", "|", "cat"}}) {
    const auto run = sandbox().run(words);
    CHECK_THAT(run, exited_with(2));
    CHECK_THAT(run, left_nothing_behind());
  }
  CHECK_THAT(sandbox().run({"true"}), takes_the_words());
  CHECK_THAT(sandbox().run({"true", "|", "true", "|", "true"}), takes_the_words());
  counts_with("pipes.one");
}
