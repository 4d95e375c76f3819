// Looking at a run while it goes on.
#include "check/session.hpp"

#include <catch2/catch_test_macros.hpp>
#include <csignal>

#include "check/sandbox.hpp"

using namespace boxlab;

TEST_CASE("a process that the judge has stopped is not stuck") {
  Session session = Sandbox{}.open_input().start_command({"cat"});
  Look look = session.wait_for([](const Processes& all) { return all.at(0).name == "cat"; });
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
