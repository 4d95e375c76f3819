// Lab 09: the pair, and what passes through it.
#include <fmt/core.h>

#include "checks.hpp"

using namespace boxlab;

namespace {

std::string random_word() { return fmt::format("word{}", random_below(1'000'000)); }

/// What `talk ask` prints when the server `name` has answered.
std::string answer_of(const std::string& name, const std::string& word) {
  return fmt::format("{} {}\n", name, word);
}

/// Says how an interface is that is not as expected.
std::string differ(const Interface& expected, const std::vector<Interface>& all,
                   const std::string& where) {
  for (const Interface& interface : all) {
    if (interface == expected) return {};
    if (interface.name == expected.name) return where + ": " + interface.describe();
  }
  return where + ": there is no " + expected.name;
}

/// The loopback of the box is up. That of the outside is none of the program's business: it is as
/// in every new network namespace.
LookMatcher has_loopback(const Outside& outside) {
  const Interface up{"lo", true, true, "", {"127.0.0.1/8"}};
  const Interface down{"lo", false, false, "", {}};
  return shows("lo in the box: " + up.describe() + "; outside: " + down.describe(),
               [&outside, up, down](const Processes& processes) {
                 const std::string fault =
                     differ(up, outside.interfaces_of(processes, "1002"), "in the box");
                 return fault.empty() ? differ(down, outside.interfaces(processes), "outside")
                                      : fault;
               });
}

/// Servers of the same port, inside and outside.
class Servers : public Outside {
 public:
  Servers() {
    type("talk serve 7000 outside &");
    type("netbox talk serve 7000 inside &");
    wait_for_server("outside");
    wait_for_server("inside");
  }
};

}  // namespace

TEST_CASE("pair.made: one end of a veth pair is in the box, the other outside, both up",
          "[points:3]") {
  needs_veth("box.command");
  Outside outside;
  outside.type("netbox sleep 1002");
  CHECK_THAT(outside.wait_for_sleeper("1002"),
             has_in_box(outside, "1002", {veth("eth0", "10.0.0.2/24")}));
  CHECK_THAT(outside.look(), has_outside(outside, {veth("box0", "10.0.0.1/24")}));
}

TEST_CASE("pair.options: names and addresses are those that were asked for", "[points:2]") {
  needs_veth("pair.made");
  Outside outside;
  outside.type(
      "netbox --name tap --address 192.168.7.6/30 --peer-name cable --peer-address 192.168.7.5/29 "
      "sleep 1002");
  CHECK_THAT(outside.wait_for_sleeper("1002"),
             has_in_box(outside, "1002", {veth("tap", "192.168.7.6/30")}));
  CHECK_THAT(outside.look(), has_outside(outside, {veth("cable", "192.168.7.5/29")}));
}

TEST_CASE("pair.tcp: a client outside reaches a server in the box, and not the one outside",
          "[points:2]") {
  needs_veth("pair.made");
  Servers servers;
  const std::string word = random_word();
  CHECK_THAT(servers.finish("talk ask tcp 10.0.0.2 7000 " + word + "; exit"),
             printed(answer_of("inside", word)));
}

TEST_CASE("pair.udp: a client in the box reaches a server outside, as soon as it begins",
          "[points:2]") {
  needs_veth("pair.made");
  Outside outside;
  outside.type("talk serve 7000 outside &");
  outside.wait_for_server("outside");
  const std::string word = random_word();
  CHECK_THAT(outside.finish("netbox talk ask udp 10.0.0.1 7000 " + word + "; exit"),
             printed(answer_of("outside", word)));
}

TEST_CASE("pair.loopback: in the box, lo is up, and a server is reached at 127.0.0.1",
          "[points:1]") {
  needs_veth("pair.made");
  Outside outside;
  outside.type("netbox sleep 1002 &");
  CHECK_THAT(outside.wait_for_sleeper("1002"), has_loopback(outside));
  const std::string word = random_word();
  const auto run =
      run_outside({"netbox", "sh", "-c",
                   "talk serve 7000 inside & until grep -q ' 00000000:1B58 ' /proc/net/udp; do"
                   " kill -0 $! || exit; sleep 0.01; done;"
                   " talk ask tcp 127.0.0.1 7000 " +
                       word});
  CHECK_THAT(run, printed(answer_of("inside", word)));
}

TEST_CASE("pair.beside: a second box beside the first has a pair of its own", "[points:2]") {
  needs_veth("pair.options");
  Outside outside;
  outside.type("netbox sleep 1002 &");
  outside.wait_for_sleeper("1002");
  outside.type(
      "netbox --address 10.0.1.2/24 --peer-address 10.0.1.1/24 --peer-name box1 sleep 1003 || "
      "exit");
  CHECK_THAT(outside.wait_for_sleeper("1003"),
             has_in_box(outside, "1003", {veth("eth0", "10.0.1.2/24")}));
  CHECK_THAT(outside.look(), has_in_box(outside, "1002", {veth("eth0", "10.0.0.2/24")}));
  CHECK_THAT(outside.look(),
             has_outside(outside, {veth("box0", "10.0.0.1/24"), veth("box1", "10.0.1.1/24")}));
}
