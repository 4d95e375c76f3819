#include "check/signals.hpp"

#include <catch2/catch_test_macros.hpp>
#include <csignal>

#include "check/sandbox.hpp"

using namespace boxlab;

namespace {

Processes wait_for_sleep(Session& session) {
  return session
      .wait_for([](const Processes& processes) {
        return processes.size() == 1 && processes[0].name == "sleep";
      })
      .processes;
}

}  // namespace

TEST_CASE("a signal is not pending any more when interrupt() returns") {
  Session session = Sandbox{}.start_command({"sleep", "1000"});
  const Processes sleeping = wait_for_sleep(session);
  REQUIRE(sleeping.size() == 1);
  interrupt(session, sleeping, SIGCONT);
  CHECK(session.read(sleeping[0], "status").find("ShdPnd:\t0000000000000000\n") !=
        std::string::npos);
  interrupt(session, sleeping, SIGTERM);
  const Run run = session.finish();
  CHECK(run.ending == Ending::killed);
  CHECK(run.signal == SIGTERM);
}
