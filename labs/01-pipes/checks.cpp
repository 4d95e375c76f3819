// Lab 01: what the kernel must see of a pipeline.
#include <fmt/core.h>
#include <sys/syscall.h>

#include <algorithm>
#include <csignal>
#include <set>

#include "check/catch/check.hpp"

using namespace boxlab;

namespace {

/// A pipeline of `count` commands that stay: sleep 1001 | sleep 1002 | ...
std::vector<std::string> sleepers(int count) {
  std::vector<std::string> words;
  for (int i = 1; i <= count; ++i) {
    if (i > 1) words.emplace_back("|");
    words.insert(words.end(), {"sleep", std::to_string(1000 + i)});
  }
  return words;
}

/// It has become `sleep`, all that a program does at its start is over, and now it sleeps.
bool is_asleep(const Process& process) {
  const Thread& thread = process.main_thread();
  const bool is_settled = thread.call && thread.call->number == SYS_clock_nanosleep;
  return process.name == "sleep" && process.words.size() == 2 && is_settled;
}

/// The processes that run the sleepers, in their order in the pipeline.
std::vector<const Process*> stages(const Processes& processes) {
  std::vector<const Process*> found;
  for (const Process& process : processes) {
    if (is_asleep(process)) found.push_back(&process);
  }
  std::sort(found.begin(), found.end(),
            [](const Process* a, const Process* b) { return a->words[1] < b->words[1]; });
  return found;
}

/// Starts a pipeline of sleepers and waits until all of them are there.
Look look_at_sleepers(int count) {
  const auto are_there = [count](const Processes& processes) {
    return stages(processes).size() == static_cast<std::size_t>(count);
  };
  return sandbox().start(sleepers(count)).wait_for(are_there);
}

std::string target(const Process& process, int number) {
  const OpenDescriptor* descriptor = process.descriptor(number);
  return descriptor == nullptr ? "closed" : descriptor->target;
}

/// What is wrong with the pipe between two neighbours.
std::string find_gap(const Process& left, const Process& right) {
  const std::string out = target(left, 1);
  const std::string in = target(right, 0);
  const bool is_joined = out == in && out.starts_with("pipe:");
  if (is_joined && left.descriptor(1)->writable && right.descriptor(0)->readable) return "";
  return fmt::format("stdout of {} is {}, stdin of {} is {}", left.label(), out, right.label(), in);
}

LookMatcher runs_at_once(std::size_t count) {
  return shows(fmt::format("{} commands run at the same time", count),
               [count](const Processes& processes) {
                 const std::size_t running = stages(processes).size();
                 return running == count ? "" : fmt::format("{} of them run", running);
               });
}

LookMatcher joins_neighbours() {
  return shows("stdout of each command and stdin of the next are the same pipe",
               [](const Processes& processes) {
                 const auto found = stages(processes);
                 for (std::size_t i = 1; i < found.size(); ++i) {
                   if (std::string gap = find_gap(*found[i - 1], *found[i]); !gap.empty())
                     return gap;
                 }
                 return std::string{};
               });
}

LookMatcher uses_pipes_once(std::size_t count) {
  return shows(fmt::format("{} different pipes join them", count),
               [count](const Processes& processes) {
                 std::set<std::string> pipes;
                 for (const Process* stage : stages(processes)) pipes.insert(target(*stage, 0));
                 pipes.erase("/dev/null");
                 return pipes.size() == count ? "" : fmt::format("there are {}", pipes.size());
               });
}

LookMatcher runs_nothing_else() {
  return shows("the program and its commands run, and nothing else",
               [](const Processes& processes) {
                 const auto found = stages(processes);
                 if (processes.size() <= found.size() + 1) return std::string{};
                 std::string others;
                 for (const Process& process : processes) {
                   if (process.name != "sleep")
                     others += (others.empty() ? "" : ", ") + process.label();
                 }
                 return "there are also: " + others;
               });
}

LookMatcher opens_only_standard_streams() {
  return shows(
      "each command has descriptors 0, 1 and 2, and no others", [](const Processes& processes) {
        for (const Process* stage : stages(processes)) {
          for (const OpenDescriptor& open : stage->descriptors) {
            if (open.number > 2)
              return fmt::format("{} also has fd {}, which is {}", stage->label(), open.number,
                                 open.target);
          }
          if (stage->descriptors.size() < 3)
            return fmt::format("{} has only {}", stage->label(), stage->descriptors.size());
        }
        return std::string{};
      });
}

LookMatcher leaves_sigpipe_alone() {
  return shows("SIGPIPE has its default action in each command", [](const Processes& processes) {
    for (const Process* stage : stages(processes)) {
      if ((stage->ignored_signals >> (SIGPIPE - 1) & 1) != 0)
        return stage->label() + " ignores SIGPIPE";
    }
    return std::string{};
  });
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
}

TEST_CASE("pipes.eof: the last reader sees end-of-file", "[points:2]") {
  needs("pipes.one");
  CHECK_THAT(sandbox().run({"printf", "a\\nb\\n", "|", "wc", "-l"}), printed("2\n"));
  CHECK_THAT(sandbox().run({"printf", "a\\nb\\n", "|", "cat", "|", "wc", "-l"}), printed("2\n"));
}

TEST_CASE("pipes.many: five commands run at once, each joined to the next", "[points:2]") {
  needs("pipes.one");
  const auto look = look_at_sleepers(5);
  CHECK_THAT(look, runs_at_once(5));
  CHECK_THAT(look, joins_neighbours());
  CHECK_THAT(look, uses_pipes_once(4));
  CHECK_THAT(look, runs_nothing_else());
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
  const auto slow_first = sandbox().run({"sleep", "0.1", "|", "true"});
  CHECK_THAT(slow_first, left_nothing_behind());
  CHECK_THAT(slow_first, waited_for_all_children());
  CHECK_THAT(sandbox().run({"true", "|", "true", "|", "sleep", "0.05"}), waited_for_all_children());
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
  needs("pipes.one");
  for (const auto& words : {std::vector<std::string>{"|", "touch", "/tmp/ran"},
                            {"touch", "/tmp/ran", "|"},
                            {"touch", "/tmp/ran", "|", "|", "cat"}}) {
    const auto run = sandbox().run(words);
    CHECK_THAT(run, exited_with(2));
    CHECK_THAT(run, left_nothing_behind());
  }
}
