// Looking at a run while it goes on.
#include "check/session.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <chrono>
#include <csignal>
#include <functional>

#include "check/sandbox.hpp"

using namespace boxlab;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::Matches;

namespace {

/// True from one second after now on.
std::function<bool(const Processes&)> make_late() {
  return [start = std::chrono::steady_clock::now()](const Processes&) {
    return std::chrono::steady_clock::now() - start > std::chrono::seconds{1};
  };
}

}  // namespace

TEST_CASE("a process that the judge has stopped is not stuck") {
  Session session = Sandbox{}.open_input().start_command({"cat"});
  Look look =
      session.wait_for([](const Processes& all) { return !all.empty() && all[0].name == "cat"; });
  REQUIRE(!look.ended);
  session.send_signal(look.processes.at(0), SIGSTOP);
  look =
      session.wait_for([](const Processes& all) { return all.at(0).main_thread().state == 'T'; });
  REQUIRE(!look.ended);
  look = session.wait_for([](const Processes&) { return false; });  // as long as it has patience
  REQUIRE(!look.ended);
  session.send_signal(look.processes.at(0), SIGCONT);
  session.close_input();
  CHECK(session.finish().ending == Ending::exited);
}

TEST_CASE("a signal for a process that has ended since it was seen goes nowhere") {
  Session session = Sandbox{}.open_input().start_command({"sh", "-c", "true & wait; read line"});
  const Look look =
      session.wait_for([](const Processes& all) { return !all.empty() && all[0].reads(0); });
  REQUIRE(look.processes.size() == 1);
  Process ended = look.processes[0];
  ended.pid = 3;  // true, which the shell has waited for
  CHECK_NOTHROW(session.send_signal(ended, SIGTERM));
  session.close_input();
  CHECK(session.finish().ending == Ending::exited);
}

TEST_CASE("a wait that nothing can fulfil any more is given up, and says what the processes do") {
  const auto is_there = [](const Processes& processes) { return processes.size() == 3; };
  Session session = Sandbox{}.start_command({"sh", "-c", "sleep 1000; sleep 1000"});
  const auto start = std::chrono::steady_clock::now();
  const Look look = session.wait_for(is_there);
  CHECK(std::chrono::steady_clock::now() - start <
        std::chrono::duration<double>{1.4} * machine_slowness());
  CHECK_FALSE(look.ended);
  REQUIRE(look.autopsy);
  CHECK_THAT(look.autopsy->sentences.at(0), ContainsSubstring("sleep"));
}

TEST_CASE("a wait goes on as long as something moves") {
  Session session =
      Sandbox{}.start_command({"sh", "-c", "while :; do sleep 0.1; echo; done | cat"});
  CHECK_FALSE(session.wait_for(make_late()).autopsy);
}

TEST_CASE("a wait goes on as long as somebody may wake soon by himself") {
  Session session = Sandbox{}.start_command({"sleep", "20"});
  CHECK_FALSE(session.wait_for(make_late()).autopsy);
}

TEST_CASE("a wait for what the kernel does by itself goes on, although all rest") {
  Session session = Sandbox{}.start_command({"sleep", "1000"});
  CHECK_FALSE(session.wait_for(make_late(), GiveUp::not_earlier).autopsy);
}

TEST_CASE("files and links of /proc/PID") {
  Session session = Sandbox{}.start_command({"sleep", "1000"});
  session.wait_for([](const Processes& processes) { return !processes.empty(); });
  const Process process = session.processes().at(0);
  CHECK_THAT(session.read(process, "uid_map"), Matches(" +0 +[0-9]+ +1\n"));
  CHECK_THAT(session.link(process, "ns/ipc"), Matches("ipc:\\[[0-9]+\\]"));
  CHECK(session.read(process, "no-such-file").empty());
  CHECK(session.link(process, "ns/no-such-link").empty());
}

TEST_CASE("a run that waits for the clock is over after so much rest, on any machine") {
  Limits limits;
  limits.wall_seconds = 60;
  limits.rest_seconds = 1;
  const Run run = Sandbox{}.limits(limits).run_command({"sh", "-c", "while sleep 0.3; do :; done"});
  CHECK(run.ending == Ending::timed_out);
  CHECK(run.wall_seconds < 30);
}
