// Lab 03: what the kernel must see of a semaphore of System V, in daily use.
#include "checks.hpp"

#include <fmt/format.h>

#include <csignal>

using namespace boxlab;

namespace {

/// Every one of `earlier` is still asleep in the same call: it has not been awake in between.
LookMatcher sleeps_on(const Look& earlier) {
  return shows("who waits sleeps, and takes no CPU time", [&earlier](const Processes& processes) {
    for (const Process* before : waiting(earlier.processes)) {
      const Process* now = find_process(processes, before->pid);
      if (now == nullptr) return before->label() + " is gone";
      const auto wakes = now->main_thread().switches - before->main_thread().switches;
      if (wakes > 0) return fmt::format("{} woke up {} times", now->label(), wakes);
    }
    return std::string{};
  });
}

/// What is wrong when there are `jobs` slots in all, and more than that either free or in use.
std::string find_surplus(const SlotShell& shell, const Processes& processes, int jobs) {
  const auto set = shell.set();
  if (set.empty()) return "there is no set of semaphores";
  const auto busy = static_cast<int>(running(processes).size());
  const int free = set.front().value;
  return busy + free <= jobs
             ? ""
             : fmt::format("{} runs, and {} of {} slots are free", busy, free, jobs);
}

/// `sleep 1002`, which waited, has got the slot of `holder`.
LookMatcher gives_back(const Process& holder) {
  const std::string name = holder.label();
  return shows(fmt::format("the slot of {} goes to sleep 1002", name),
               [name](const Processes& processes) {
                 if (is_running(processes, "1002")) return std::string{};
                 return name + " was killed, and its slot has not come back: the next one waits";
               });
}

}  // namespace

TEST_CASE("sem.one: a command runs; its output and status come through", "[points:1]") {
  CHECK_THAT(sandbox().run({"--id", "tea", "sh", "-c", "exit 7"}), exited_with(7));
  const std::string word = fmt::format("hello-{}", random_below(1'000'000));
  const auto run = sandbox().input(word).run({"--id", "tea", "cat"});
  CHECK_THAT(run, printed(word));
  CHECK_THAT(run, exited_with(0));
  const auto words = sandbox().run({"--id", "tea", "printf", "%s\\n", "a b", "$HOME", "*", ""});
  CHECK_THAT(words, printed("a b\n$HOME\n*\n\n"));
}

TEST_CASE("sem.status: death by signal N is 128 + N; not found is 127, not to be started 126",
          "[points:1]") {
  needs("sem.one");
  const auto killed = sandbox().run_shell("sem --id tea sh -c 'kill -TERM $$'; exit $?");
  CHECK_THAT(killed, exited_with(128 + SIGTERM));
  const auto missing = sandbox().run({"--id", "tea", "no-such-command"});
  CHECK_THAT(missing, exited_with(127));
  CHECK_THAT(missing, complained_of("no-such-command"));
  CHECK_THAT(sandbox().run({"--id", "tea", "/etc/passwd"}), exited_with(126));
}

TEST_CASE("sem.slots: N commands run at once, and the next ones wait in semop", "[points:2]") {
  needs("sem.one");
  SlotShell shell;
  for (const char* number : {"1001", "1002", "1003"})
    shell.start(fmt::format("sem --id tea --jobs 3 sleep {}", number));
  REQUIRE_THAT(shell.wait_for(3, 0), has(3, 0));
  shell.start("sem --id tea --jobs 3 sleep 1004");
  shell.start("sem --id tea --jobs 3 sleep 1005");
  CHECK_THAT(shell.wait_for(3, 2), has(3, 2));
  CHECK_THAT(shell.run("true"), has_free_slots(shell, 0));
}

TEST_CASE("sem.sleeps: who waits sleeps until there is a slot", "[points:2]") {
  needs("sem.slots");
  Queue queue{"--id tea", "sleep 1002"};
  CHECK_THAT(queue.run("sleep 0.1"), sleeps_on(queue.look));
}

TEST_CASE("sem.next: when a command ends, the next one runs", "[points:2]") {
  needs("sem.slots");
  Queue queue{"--id tea", "sleep 1002"};
  queue.end_sleeper("1001");
  const auto look = queue.wait_for(1, 0);
  CHECK_THAT(look, has(1, 0));
  CHECK_THAT(look, runs("1002"));
}

TEST_CASE("sem.gives-back: a slot is given back once, however the command ends", "[points:2]") {
  needs("sem.one");
  SlotShell shell;
  CHECK_THAT(shell.run("sem --id tea --jobs 2 true"), has_free_slots(shell, 2));
  CHECK_THAT(shell.run("sem --id tea false"), has_free_slots(shell, 2));
  CHECK_THAT(shell.run("sem --id tea sh -c 'kill -KILL $$'"), has_free_slots(shell, 2));
  CHECK_THAT(shell.run("sem --id tea no-such-command"), has_free_slots(shell, 2));
}

TEST_CASE("sem.killed: a holder that is killed gives its slot back", "[points:3]") {
  needs("sem.slots");
  Queue queue{"--id tea", "sleep 1002"};
  const auto holder = queue.holder();
  REQUIRE_THAT(queue.look, shows("a process holds the slot", [&](const Processes&) {
                 return holder ? "" : "the one that took it has ended";
               }));
  queue.send_signal(*holder, SIGKILL);
  const auto look =
      queue.wait_for([](const Processes& processes) { return is_running(processes, "1002"); });
  CHECK_THAT(look, gives_back(*holder));
}

TEST_CASE("sem.orphan: a command does not go on without a slot when sem is killed", "[points:2]") {
  needs("sem.killed");
  SlotShell shell;
  shell.start("sem --id tea sleep 1001");
  REQUIRE_THAT(shell.wait_for(1, 0), has(1, 0));
  shell.run("kill -KILL $!; wait $!");
  const auto surplus = [&](const Processes& processes) {
    return find_surplus(shell, processes, 1);
  };
  const auto look =
      shell.wait_for([&](const Processes& processes) { return surplus(processes).empty(); });
  CHECK_THAT(look, shows("no command runs without a slot", surplus));
}

TEST_CASE("sem.given-up: who is killed while waiting never runs its command", "[points:1]") {
  needs("sem.slots");
  Queue queue{"--id tea", "sleep 1002"};
  queue.run("kill -KILL $!; wait $!");
  queue.end_sleeper("1001");
  CHECK_THAT(queue.run("sem --id tea true"), has_free_slots(queue, 1));
  CHECK_THAT(queue.wait_for(0, 0), has(0, 0));
}

TEST_CASE("sem.interrupted: a signal that only interrupts changes nothing", "[points:2]") {
  needs("sem.slots");
  Queue queue{"--id tea", "sleep 1002"};
  CHECK_THAT(interrupt(queue), has(1, 1));
  queue.end_sleeper("1001");
  CHECK_THAT(queue.wait_for(1, 0), runs("1002"));
}

TEST_CASE("sem.ids: two names are two semaphores", "[points:1]") {
  needs("sem.one");
  SlotShell shell;
  shell.start("sem --id tea sleep 1001");
  shell.start("sem --id coffee sleep 1002");
  CHECK_THAT(shell.wait_for(2, 0), has(2, 0));
}
