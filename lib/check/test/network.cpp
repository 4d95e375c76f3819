// What the judge sees of the network of a process inside a sandbox.
#include "check/network.hpp"

#include <sys/syscall.h>

#include <catch2/catch_test_macros.hpp>

#include "check/nested.hpp"
#include "check/sandbox.hpp"
#include "check/session.hpp"

using namespace boxlab;

namespace {

using Interfaces = std::vector<Interface>;

/// What a process sees that sleeps after it has done something in namespaces of its own.
Interfaces look_after(const std::vector<std::string>& words) {
  Session session = Sandbox{}.start_command(words);
  const Look look = session.wait_for([](const Processes& processes) {
    return processes.size() == 1 && processes[0].name == "sleep" &&
           processes[0].main_thread().call &&
           processes[0].main_thread().call->number == SYS_clock_nanosleep;
  });
  REQUIRE(look.processes.size() == 1);
  return session.interfaces(look.processes[0]);
}

}  // namespace

TEST_CASE("a sandbox has a loopback that is up") {
  const Interfaces interfaces = look_after({"sleep", "1000"});
  CHECK(interfaces == Interfaces{{"lo", true, true, "", {"127.0.0.1/8"}}});
}

TEST_CASE("interfaces of a process in a nested network namespace") {
  require_nested_namespaces();
  CHECK(look_after({"unshare", "-rn", "sleep", "1000"}) ==
        Interfaces{{"lo", false, false, "", {}}});
  const auto script =
      "ip link add one type veth peer name two && ip address add 10.0.0.1/30 dev one &&"
      "ip link set one up && exec sleep 1000";
  const Interfaces pair = look_after({"unshare", "-rn", "sh", "-c", script});
  CHECK(pair == Interfaces{{"lo", false, false, "", {}},
                           {"one", true, false, "veth", {"10.0.0.1/30"}},
                           {"two", false, false, "veth", {}}});
  REQUIRE(pair.size() == 3);
  CHECK(pair[1].describe() == "one (veth, up, but its other end is not, 10.0.0.1/30)");
  CHECK(pair[2].describe() == "two (veth, down)");
}
