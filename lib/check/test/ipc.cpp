// What the judge sees of the IPC objects of a sandbox.
#include "check/ipc.hpp"

#include <sys/syscall.h>

#include <catch2/catch_test_macros.hpp>

#include "check/sandbox.hpp"
#include "check/session.hpp"

using namespace boxlab;

namespace {

/// A process that makes objects, and then sleeps.
Session start(const Sandbox& sandbox, const std::string& script) {
  Session session = sandbox.start_command({"perl", "-e", script + "; sleep 1000"});
  session.wait_for([](const Processes& processes) {
    if (processes.empty()) return false;
    const auto& call = processes[0].main_thread().call;
    return call && call->number == SYS_clock_nanosleep;
  });
  return session;
}

}  // namespace

TEST_CASE("System V objects, with their numbers") {
  const Session session = start(Sandbox{}, R"(
    $q = msgget(42, 01600); msgsnd($q, pack("l! a*", 7, "hello"), 0);
    $s = semget(43, 3, 01640); semctl($s, 1, 16, 5); semop($s, pack("s3", 1, -1, 0));
    $m = shmget(44, 4096, 01644))");
  const IpcObjects objects = session.objects();
  REQUIRE(objects.queues.size() == 1);
  CHECK(objects.queues[0].key == 42);
  CHECK(objects.queues[0].mode == 0600);
  CHECK(objects.queues[0].messages == 1);
  CHECK(objects.queues[0].bytes == 5);
  CHECK(objects.queues[0].last_sender == 2);
  REQUIRE(objects.sets.size() == 1);
  CHECK(objects.sets[0].key == 43);
  CHECK(objects.sets[0].count == 3);
  REQUIRE(objects.segments.size() == 1);
  CHECK(objects.segments[0].bytes == 4096);
  CHECK(objects.segments[0].creator == 2);

  const auto semaphores = session.semaphores(session.processes().at(0), objects.sets[0].id);
  REQUIRE(semaphores.size() == 3);
  CHECK(semaphores[1].value == 4);
  CHECK(semaphores[1].last_pid == 2);
  CHECK(semaphores[0].last_pid == 0);
  CHECK(session.semaphores(session.processes().at(0), 77).empty());
}

TEST_CASE("files of /dev/shm; one that is a FIFO does not hold the judge") {
  const Session session = start(Sandbox{}, R"(
    use POSIX; POSIX::mkfifo("/dev/shm/fifo", 0600);
    open($f, ">", "/dev/shm/ring"); syswrite($f, "abc"))");
  const IpcObjects objects = session.objects();
  REQUIRE(objects.shared_files.size() == 2);
  CHECK(objects.shared_files[0].beginning.empty());
  CHECK(objects.shared_files[1].name == "/ring");
  CHECK(objects.shared_files[1].bytes == 3);
  CHECK(objects.shared_files[1].beginning == "abc");
}

TEST_CASE("a shell takes one step after another; the program goes before those of the system") {
  const Sandbox sandbox = Sandbox{}.program("ls", "#!/bin/sh\necho ours\n").open_input();
  Session session = sandbox.start_shell("");
  session.type("ls\n");
  session.type("exit 3\n");
  const Run run = session.finish();
  CHECK(run.out == "ours\n");
  CHECK(run.status == 3);
}

TEST_CASE("settings of the sandbox's IPC namespace") {
  const Sandbox sandbox =
      Sandbox{}.setting("kernel/msgmni", "7").setting("fs/mqueue/queues_max", "2");
  CHECK(sandbox.run_shell("cat /proc/sys/kernel/msgmni /proc/sys/fs/mqueue/queues_max").out ==
        "7\n2\n");
}
