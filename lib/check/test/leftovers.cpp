// What runs leave behind, in words, and who made it.
#include "check/leftovers.hpp"

#include <catch2/catch_test_macros.hpp>

#include "check/proc.hpp"
#include "check/sandbox.hpp"
#include "check/session.hpp"

using namespace boxlab;

namespace {

Leftovers left_by(const std::vector<std::string>& words) {
  return Sandbox{}.run_command(words).leftovers;
}

std::string first(const Leftovers& leftovers) {
  return leftovers.empty() ? "nothing" : leftovers.front();
}

/// Types `text` into the shell, and waits until the shell has done it and reads again.
void take_step(Session& session, const std::string& text) {
  session.type(text);
  session.wait_for([&](const Processes&) { return session.awaits_input(); });
}

/// Whether the process is sleep(1), and has come so far that it does.
bool sleeps(const Process& process) {
  return process.name == "sleep" && call_name(process.main_thread()) == "clock_nanosleep";
}

/// A shell that is typed to, and at its prompt.
Session start_typing() {
  Session session = Sandbox{}.open_input().start_shell("");
  session.wait_for([&](const Processes&) { return session.awaits_input(); });
  return session;
}

}  // namespace

TEST_CASE("leftovers of every kind are found") {
  CHECK(first(left_by({"ipcmk", "-Q"})).starts_with("System V message queue 0 (key 0x"));
  CHECK(first(left_by({"ipcmk", "-S", "1"})).starts_with("System V semaphore set 0 (key 0x"));
  CHECK(first(left_by({"ipcmk", "-M", "9"})).starts_with("System V shared memory segment 0 (key"));
  CHECK(left_by({"touch", "/dev/shm/ring"}) == Leftovers{"file /dev/shm/ring"});
  CHECK(left_by({"touch", "/dev/mqueue/jobs"}) == Leftovers{"message queue /dev/mqueue/jobs"});
  CHECK(left_by({"touch", "/tmp/x"}) == Leftovers{"file /tmp/x"});
  CHECK(left_by({"true"}).empty());
}

TEST_CASE("leftovers say what kind of file they are") {
  CHECK(left_by({"mkfifo", "/tmp/x"}) == Leftovers{"FIFO /tmp/x"});
  CHECK(left_by({"mkdir", "/tmp/x"}) == Leftovers{"directory /tmp/x"});
  CHECK(left_by({"ln", "-s", "/etc", "/tmp/x"}) == Leftovers{"symbolic link /tmp/x"});
  CHECK(left_by({"touch", "/dev/shm/sem.slots"}) ==
        Leftovers{"file /dev/shm/sem.slots (the semaphore /slots)"});
}

TEST_CASE("a segment names its maker; a queue, how much is in it") {
  CHECK(left_by({"perl", "-e", "shmget(42, 8, 01600)"}) ==
        Leftovers{"System V shared memory segment 0 (key 0x2a), made by pid 2"});
  CHECK(left_by({"perl", "-e", "$q = msgget(42, 01600); msgsnd($q, pack('l! a*', 7, 'x'), 0)"}) ==
        Leftovers{"System V message queue 0 (key 0x2a), 1 message in it"});
}

TEST_CASE("a leftover names the step that made it") {
  Session session = start_typing();
  take_step(session, "perl -e 'msgget(42, 01600)'\n");
  take_step(session, "mkfifo /tmp/box\n");
  take_step(session, "sleep 1000 >/dev/null 2>&1 &\n");
  session.wait_for([](const Processes& processes) { return sleeps(processes.back()); });
  session.type("exit\n");
  CHECK(session.finish().leftovers ==
        Leftovers{"process sleep (pid 5), made by: sleep 1000 >/dev/null 2>&1 &",
                  "System V message queue 0 (key 0x2a), made by: perl -e 'msgget(42, 01600)'",
                  "FIFO /tmp/box, made by: mkfifo /tmp/box"});
}

TEST_CASE("a process of an earlier step that makes something later counts for its own step") {
  Session session = start_typing();
  take_step(session,
            "mkfifo /tmp/go; perl -e 'open(F, \"/tmp/go\"); shmget(42, 8, 01600); sleep' &\n");
  take_step(session, "echo > /tmp/go\n");
  session.wait_for([&](const Processes&) { return !session.objects().segments.empty(); });
  session.type("rm /tmp/go; kill $!\n");
  session.type("wait; exit\n");
  CHECK(first(session.finish().leftovers)
            .starts_with("System V shared memory segment 0 (key 0x2a), made by pid 4: mkfifo"));
}

TEST_CASE("steps that can't be told apart are named together") {
  Session session = start_typing();
  session.type("touch /tmp/a; sleep 0.2\n");
  session.wait_for([](const Processes& processes) { return processes.size() == 2; });
  session.type("touch /tmp/b\n");
  session.wait_for([&](const Processes&) { return session.awaits_input(); });
  session.type("exit\n");
  CHECK(session.finish().leftovers ==
        Leftovers{"file /tmp/a, made by: touch /tmp/a; sleep 0.2; touch /tmp/b",
                  "file /tmp/b, made by: touch /tmp/a; sleep 0.2; touch /tmp/b"});
}

TEST_CASE("a run of one step does not repeat its command line") {
  Session session = Sandbox{}.open_input().start_shell("");
  session.type("touch /tmp/x; exit\n");
  CHECK(session.finish().leftovers == Leftovers{"file /tmp/x"});
}
