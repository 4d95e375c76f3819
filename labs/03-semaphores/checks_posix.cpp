// Lab 03: what the kernel must see of a POSIX semaphore.
#include <fmt/format.h>
#include <sysexits.h>

#include <algorithm>
#include <csignal>
#include <cstring>

#include "checks.hpp"

using namespace boxlab;

namespace {

const SharedFile* find_file(const IpcObjects& objects, const std::string& name) {
  for (const SharedFile& file : objects.shared_files) {
    if (file.name == name) return &file;
  }
  return nullptr;
}

/// The value of a named semaphore; -1 where there is none. glibc keeps it at the beginning.
int value_of(const SlotShell& shell, const std::string& id) {
  const IpcObjects objects = shell.objects();
  const SharedFile* file = find_file(objects, "/sem." + id);
  int value = -1;
  if (file != nullptr && file->beginning.size() >= sizeof value)
    std::memcpy(&value, file->beginning.data(), sizeof value);
  return value;
}

LookMatcher has_value(const SlotShell& shell, int value) {
  return shows(fmt::format("/dev/shm/sem.tea has the value {}", value),
               [&shell, value](const Processes&) {
                 const int now = value_of(shell, "tea");
                 return now == value ? "" : fmt::format("it has {}", now);
               });
}

LookMatcher is_private_file(const SlotShell& shell) {
  return shows("/dev/shm/sem.tea has mode 600, and there is no other object",
               [&shell](const Processes&) -> std::string {
                 const IpcObjects all = shell.objects();
                 const SharedFile* file = find_file(all, "/sem.tea");
                 if (file == nullptr) return "there is no such file";
                 if (file->mode != 0600) return fmt::format("it has mode {:o}", file->mode);
                 const std::size_t all_objects = count(all);
                 return all_objects == 1 ? "" : fmt::format("there are {} objects", all_objects);
               });
}

}  // namespace

TEST_CASE("posix.one: a command runs; its output and status come through", "[points:1]") {
  CHECK_THAT(sandbox().run({"--posix", "--id", "tea", "sh", "-c", "exit 7"}), exited_with(7));
  CHECK_THAT(sandbox().input("hello").run({"--posix", "--id", "tea", "cat"}), printed("hello"));
  SlotShell shell;
  CHECK_THAT(shell.run("sem --posix --id tea true"), is_private_file(shell));
}

TEST_CASE("posix.slots: N commands run at once, and the next ones sleep in a futex", "[points:2]") {
  needs("posix.one");
  SlotShell shell;
  for (const char* number : {"1001", "1002", "1003"})
    shell.start(fmt::format("sem --posix --id tea --jobs 3 sleep {}", number));
  REQUIRE_THAT(shell.wait_for(3, 0), has(3, 0));
  shell.start("sem --posix --id tea --jobs 3 sleep 1004");
  shell.start("sem --posix --id tea --jobs 3 sleep 1005");
  const auto look = shell.wait_for(3, 2);
  CHECK_THAT(look, has(3, 2));
  CHECK_THAT(look, has_value(shell, 0));
}

TEST_CASE("posix.twenty: twenty come first at once, and three of them run", "[points:1]") {
  needs("posix.one");
  SlotShell shell;
  shell.run("for i in $(seq 1001 1020); do sem --posix --id tea --jobs 3 sleep $i & done");
  CHECK_THAT(shell.wait_for(3, 17), has(3, 17));
}

TEST_CASE("posix.gives-back: a slot is given back once, however the command ends", "[points:2]") {
  needs("posix.one");
  SlotShell shell;
  CHECK_THAT(shell.run("sem --posix --id tea --jobs 2 true"), has_value(shell, 2));
  CHECK_THAT(shell.run("sem --posix --id tea --jobs 9 false"), has_value(shell, 2));
  CHECK_THAT(shell.run("sem --posix --id tea sh -c 'kill -KILL $$'"), has_value(shell, 2));
  CHECK_THAT(shell.run("sem --posix --id tea no-such-command"), has_value(shell, 2));
}

TEST_CASE("posix.no-child: a slot is given back when there can be no child", "[points:1]") {
  needs("posix.one");
  Limits three;  // processes: init, the shell, and sem
  three.processes = 3;
  SlotShell shell{sandbox().limits(three)};
  CHECK_THAT(shell.run("sem --posix --id tea true"), has_value(shell, 1));
}

TEST_CASE("posix.lost: a holder that is killed takes its slot along, and --timeout says so",
          "[points:2]") {
  needs("posix.slots");
  SlotShell shell;
  shell.start("sem --posix --id tea sleep 1001");
  REQUIRE_THAT(shell.wait_for(1, 0), has(1, 0));
  shell.run("kill -KILL $!; wait $!");
  const auto look = shell.wait_for(0, 0);
  CHECK_THAT(look, has(0, 0));
  CHECK_THAT(look, has_value(shell, 0));
  const auto run = shell.finish("sem --posix --id tea --timeout 0.1 touch /tmp/ran; exit $?");
  CHECK_THAT(run, exited_with(EX_TEMPFAIL));
  CHECK_THAT(run, complained_of("/tea"));
  CHECK_THAT(run, complained_of("ETIMEDOUT"));
}

TEST_CASE("posix.deadline: who waits with a timeout gets the slot that comes free before",
          "[points:1]") {
  needs("posix.slots");
  Queue queue{"--posix --id tea --timeout 1000.999", "sleep 1002"};
  queue.end_sleeper("1001");
  CHECK_THAT(queue.wait_for(1, 0), runs("1002"));
}

TEST_CASE("posix.interrupted: a signal that only interrupts changes nothing", "[points:1]") {
  needs("posix.slots");
  Queue queue{"--posix --id tea", "sleep 1002"};
  CHECK_THAT(interrupt(queue), has(1, 1));
  queue.end_sleeper("1001");
  CHECK_THAT(queue.wait_for(1, 0), runs("1002"));
}

TEST_CASE("posix.remove: --remove takes the name away, and says when there is none", "[points:1]") {
  needs("posix.one");
  const auto removed =
      sandbox().run_shell("sem --posix --id tea true; sem --posix --id tea --remove");
  CHECK_THAT(removed, exited_with(0));
  CHECK_THAT(removed, left_nothing_behind());
  const auto missing = sandbox().run({"--posix", "--id", "tea", "--remove"});
  CHECK_THAT(missing, exited_with(1));
  CHECK_THAT(missing, complained_of("sem_unlink /tea"));
  CHECK_THAT(missing, complained_of("ENOENT"));
}

TEST_CASE(
    "posix.refused: a name that is too long, or not ours, is an error; a bad one is wrong "
    "usage",
    "[points:1]") {
  needs("posix.one");
  const std::string name(252, 'a');
  const auto long_name = sandbox().run({"--posix", "--id", name, "touch", "/tmp/ran"});
  CHECK_THAT(long_name, exited_with(1));
  CHECK_THAT(long_name, complained_of("sem_open /aaa"));
  CHECK_THAT(long_name, left_nothing_behind());
  const auto foreign = sandbox().run_shell(
      ": > /dev/shm/sem.tea; chmod 0 /dev/shm/sem.tea\nsem --posix --id tea true");
  CHECK_THAT(foreign, exited_with(1));
  CHECK_THAT(foreign, complained_of("sem_open /tea"));
  CHECK_THAT(foreign, complained_of("EACCES"));
  for (const char* options : {"--id ''", "--id a/b", "--id tea --jobs 0", "--id tea --jobs many"}) {
    const auto wrong = sandbox().run_shell(fmt::format("sem --posix {} touch /tmp/ran", options));
    CHECK_THAT(wrong, exited_with(2));
    CHECK_THAT(wrong, left_nothing_behind());
  }
}
