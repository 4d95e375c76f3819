// Lab 03: how a set of System V comes to be, who may use it, and how it goes.
#include <fmt/format.h>
#include <sys/syscall.h>

#include <csignal>

#include "check/need.hpp"
#include "checks.hpp"

using namespace boxlab;

namespace {

/// A line that makes a set of `count` semaphores for the name "tea", which nobody fills.
std::string make_set(int count, const std::string& mode) {
  return fmt::format("make_set {} {} {}", key_of("tea"), count, mode);
}

/// A sandbox in which such a line can be typed.
Sandbox workshop() {
  Sandbox place = sandbox();
  place.file(tool("make_set"));
  return place;
}

/// Starts twenty sleepers at once, all of them for the name "tea" and with three slots.
void start_twenty(SlotShell& shell) {
  shell.run("for i in $(seq 1001 1020); do sem --id tea --jobs 3 sleep $i & done");
}

/// The processes of this name, in the order of their pids.
std::vector<const Process*> named(const Processes& processes, const std::string& name) {
  std::vector<const Process*> found;
  for (const Process& process : processes) {
    if (process.name == name) found.push_back(&process);
  }
  return found;
}

/// `hold` keeps it before a call that changes a set, or it waits in the kernel for somebody else.
bool is_held(const Process& process) {
  const Thread& thread = process.main_thread();
  if (!thread.call) return false;
  const long call = thread.call->number;
  const bool is_change = call == SYS_semop || call == SYS_semtimedop || call == SYS_semctl;
  return thread.state == 'S' || (thread.state == 't' && is_change);
}

/// Starts the program as the `count`th one, and waits until it is held.
void start_held(SlotShell& shell, const std::string& command, std::size_t count) {
  shell.start("hold " + command);
  shell.wait_for([&](const Processes& processes) {
    const auto programs = named(processes, "sem");
    return programs.size() == count && is_held(*programs.back());
  });
}

/// Lets the program that was started as the `index`th go on.
void let_go(SlotShell& shell, std::size_t index) {
  const Look look = shell.run("true");
  const auto holders = named(look.processes, "hold");
  REQUIRE(index < holders.size());
  shell.send_signal(*holders[index], SIGUSR1);
}

LookMatcher is_private_set(const SlotShell& shell) {
  return shows("one set of two semaphores with mode 600, and no other object",
               [&shell](const Processes&) -> std::string {
                 const IpcObjects all = shell.objects();
                 const std::size_t others = count(all) - all.sets.size();
                 if (others > 0) return fmt::format("there are {} other objects", others);
                 if (all.sets.size() != 1) return fmt::format("there are {} sets", all.sets.size());
                 const SemaphoreSet& set = all.sets.front();
                 if (set.count == 2 && set.mode == 0600) return "";
                 return fmt::format("a set of {} with mode {:o}", set.count, set.mode);
               });
}

/// Runs `line`, and then the program, which has to fail with this error and to run nothing.
void check_refusal(const Sandbox& place, const std::string& line, const std::string& error) {
  const auto run = place.run_shell(line + "\nsem --id tea touch /tmp/ran");
  CHECK_THAT(run, exited_with(1));
  CHECK_THAT(run, complained_of("semget tea"));
  CHECK_THAT(run, complained_of(error));
}

}  // namespace

TEST_CASE("first.private: the set is made with mode 600, and nothing else is", "[points:1]") {
  needs("sem.one");
  SlotShell shell;
  CHECK_THAT(shell.run("sem --id tea true"), is_private_set(shell));
}

TEST_CASE("first.jobs: the slots are those of whoever came first", "[points:1]") {
  needs("sem.slots");
  SlotShell shell;
  shell.run("sem --id tea --jobs 2 true");
  for (int i = 1; i <= 4; ++i) shell.start(fmt::format("sem --id tea --jobs 4 sleep 100{}", i));
  CHECK_THAT(shell.wait_for(2, 2), has(2, 2));
}

TEST_CASE("first.twenty: twenty come first at once, and three of them run", "[points:2]") {
  needs("sem.one");
  SlotShell shell;
  start_twenty(shell);
  CHECK_THAT(shell.wait_for(3, 17), has(3, 17));
  CHECK_THAT(shell.run("true"), has_free_slots(shell, 0));
}

TEST_CASE("first.look: who looked before another filled the set does not fill it again",
          "[points:2]") {
  needs("sem.slots");
  require(ptrace_need);  // `hold` traces what it holds
  SlotShell shell{sandbox().file(tool("hold"))};
  start_held(shell, "sem --id tea --jobs 1 sleep 1001", 1);
  start_held(shell, "sem --id tea --jobs 1 sleep 1002", 2);
  let_go(shell, 0);
  REQUIRE_THAT(shell.wait_for([](const Processes& all) { return is_running(all, "1001"); }),
               runs("1001"));
  let_go(shell, 1);
  CHECK_THAT(shell.wait_for(1, 1), has(1, 1));
}

TEST_CASE("first.half-made: a set whose maker was killed before it was filled gets filled",
          "[points:3]") {
  needs("sem.slots");
  SlotShell shell{workshop()};
  shell.run(make_set(2, "0600"));
  start_twenty(shell);
  CHECK_THAT(shell.wait_for(3, 17), has(3, 17));
  CHECK_THAT(shell.run("true"), has_free_slots(shell, 0));
}

TEST_CASE("first.refused: a set that is not ours, not of our size, or one too many is an error",
          "[points:2]") {
  needs("sem.one");
  check_refusal(workshop(), make_set(2, "0"), "EACCES");
  check_refusal(workshop(), make_set(1, "0600"), "EINVAL");
  check_refusal(sandbox().setting("kernel/sem", "250 32000 32 0"), "", "ENOSPC");
}

TEST_CASE("remove.nothing-left: --remove takes the set away, and says when there is none",
          "[points:1]") {
  needs("sem.one");
  const auto removed = sandbox().run_shell("sem --id tea true; sem --id tea --remove");
  CHECK_THAT(removed, exited_with(0));
  CHECK_THAT(removed, left_nothing_behind());
  const auto missing = sandbox().run({"--id", "tea", "--remove"});
  CHECK_THAT(missing, exited_with(1));
  CHECK_THAT(missing, complained_of("ENOENT"));
}

TEST_CASE("remove.waiters: who waits for a slot of a set that goes is told so", "[points:2]") {
  needs("sem.slots");
  Queue queue{"--id tea", "touch /tmp/ran"};
  queue.run("sem --id tea --remove");
  CHECK_THAT(queue.wait_for(1, 0), has(1, 0));
  const auto run = queue.finish("wait %2; exit $?");
  CHECK_THAT(run, exited_with(1));
  CHECK_THAT(run, complained_of("tea"));
  CHECK_THAT(run, complained_of("EIDRM"));
}

TEST_CASE("remove.holders: who has a slot of a set that goes ends as ever", "[points:1]") {
  needs("sem.one");
  SlotShell shell;
  shell.start("sem --id tea sh -c 'sleep 1001; exit 7'");
  REQUIRE_THAT(shell.wait_for(1, 0), has(1, 0));
  shell.run("sem --id tea --remove");
  shell.end_sleeper("1001");
  CHECK_THAT(shell.finish("wait %1; exit $?"), exited_with(7));
}
