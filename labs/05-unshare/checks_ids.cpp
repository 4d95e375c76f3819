// Lab 05: who the command is.
#include "checks_pair.hpp"

using namespace boxlab;

namespace {

/// A map of /proc/self as its owner sees it: 0 inside is `outside`, and that is all.
std::string map_of_one(const std::string& outside) {
  return "         0       " + outside + "          1\n";
}

}  // namespace

TEST_CASE("user.nobody: -U alone maps nobody: the command has the ids 65534", "[points:1]") {
  needs_namespaces("unshare.command");
  const Pair pair{"-U"};
  CHECK_THAT(pair.look(), has_new(pair, {"user"}));
  CHECK_THAT(pair.look(), reads(pair, "uid_map", ""));
  CHECK_THAT(pair.look(), reads(pair, "gid_map", ""));
  CHECK_THAT(sandbox().run({"-U", "sh", "-c", "id -u; id -g"}), printed("65534\n65534\n"));
}

TEST_CASE("user.root: -r makes us root in a new user namespace, with -U or without", "[points:2]") {
  needs_namespaces("unshare.command");
  for (const char* options : {"-r", "-U -r"}) {
    const Pair pair{options};
    CHECK_THAT(pair.look(), has_new(pair, {"user"}));
    CHECK_THAT(pair.look(), has_same(pair, "uid_map"));
    CHECK_THAT(pair.look(), has_same(pair, "gid_map"));
    CHECK_THAT(pair.look(), reads(pair, "setgroups", "deny"));
  }
}

TEST_CASE("user.caller: root inside is whoever called, with both ids", "[points:2]") {
  needs_namespaces("user.root");
  const auto run = sandbox().run_command({"/usr/bin/unshare", "--map-user=1000", "--map-group=1001",
                                          "/lab/unshare", "-r", "cat", "/proc/self/uid_map",
                                          "/proc/self/gid_map"});
  CHECK_THAT(run, exited_with(0));
  CHECK_THAT(run, printed(map_of_one("1000") + map_of_one("1001")));
}

TEST_CASE("user.rights: root inside has all rights there, and none outside", "[points:1]") {
  needs_namespaces("user.root");
  CHECK_THAT(sandbox().run({"-r", "-u", "hostname", "tenant"}), exited_with(0));
  const auto outside = sandbox().run({"-r", "hostname", "tenant"});
  CHECK_THAT(outside, exited_with(1));
  CHECK_THAT(outside, complained_of("hostname"));
}
