// Looking at a process of a sandbox while it runs.
#include "check/session.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "check/sandbox.hpp"

using namespace boxlab;
using Catch::Matchers::Matches;

TEST_CASE("files and links of /proc/PID") {
  Session session = Sandbox{}.start_command({"sleep", "1000"});
  session.wait_for([](const Processes& processes) { return !processes.empty(); });
  const Process process = session.processes().at(0);
  CHECK_THAT(session.read(process, "uid_map"), Matches(" +0 +[0-9]+ +1\n"));
  CHECK_THAT(session.link(process, "ns/ipc"), Matches("ipc:\\[[0-9]+\\]"));
  CHECK(session.read(process, "no-such-file").empty());
  CHECK(session.link(process, "ns/no-such-link").empty());
}
