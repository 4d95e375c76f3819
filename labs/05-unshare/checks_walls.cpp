// Lab 05: what each namespace keeps in.
#include <set>
#include <string>
#include <utility>

#include "check/catch/explain.hpp"
#include "checks_pair.hpp"

using namespace boxlab;

namespace {

LookMatcher opens_only_standard_streams(const Pair& pair) {
  return shows("the command has descriptors 0, 1 and 2, and no others", [&](const Processes&) {
    const Process* inside = pair.inside();
    if (inside == nullptr) return std::string{"it does not run"};
    return describe_extra_descriptors(*inside);
  });
}

LookMatcher has_nothing_but_a_lo_that_is_down(const Pair& pair) {
  return shows("the command has one network interface, lo, which is down",
               [&pair](const Processes&) -> std::string {
                 const Process* inside = pair.inside();
                 if (inside == nullptr) return "the command does not run";
                 const auto interfaces = pair.session().interfaces(*inside);
                 if (interfaces.empty()) return "it has none";
                 for (const Interface& interface : interfaces) {
                   if (interface.name != "lo") return "it has " + interface.describe();
                 }
                 return interfaces.front().is_up ? "lo is up" : "";
               });
}

/// The command is process 1 of its pid namespace, in which nothing else is.
LookMatcher is_process_1(const Pair& pair) {
  return shows("the command is process 1 of a new pid namespace", [&pair](const Processes&) {
    if (pair.inside() == nullptr) return std::string{"the command does not run"};
    const std::string status = pair.session().read(*pair.inside(), "status");
    const std::string line = "NSpid:\t" + std::to_string(pair.inside()->pid) + "\t1\n";
    return status.find(line) != std::string::npos ? "" : "it is not; " + pair.inside()->label();
  });
}

/// Of a run that says how many mounts of that name there are, first inside, then outside.
RunMatcher keeps_its_mount_inside() {
  return {"the mount shows inside, and not outside", [](const Run& run) -> std::string {
            if (run.out == "1\n0\n") return "";
            return run.out == "1\n1\n" ? "it shows outside too" : "stdout: " + excerpt(run.out);
          }};
}

}  // namespace

TEST_CASE("unshare.each: each option makes a namespace of its kind, and no other", "[points:3]") {
  needs_namespaces("user.root");
  const std::pair<const char*, std::set<std::string>> cases[] = {
      {"", {}},
      {"-f", {}},
      {"-U", {"user"}},
      {"-r -i", {"user", "ipc"}},
      {"-r -u", {"user", "uts"}},
      {"-r -n", {"user", "net"}},
      {"-r -m", {"user", "mnt"}},
      {"-r -p -f", {"user", "pid"}},
      {"-U -r -i -u -n -m -p -f", {"user", "ipc", "uts", "net", "mnt", "pid"}}};
  for (const auto& [options, kinds] : cases) {
    const Pair pair{options};
    CHECK_THAT(pair.look(), has_new(pair, kinds));
  }
}

TEST_CASE("unshare.descriptors: no descriptor leaks into the command", "[points:2]") {
  needs_namespaces("user.root");
  for (const char* options : {"-r -i", "-r -i -u -n -m -p -f"}) {
    const Pair pair{options};
    CHECK_THAT(pair.look(), opens_only_standard_streams(pair));
  }
}

TEST_CASE("uts.name: the host name changes inside, and not outside", "[points:1]") {
  needs_namespaces("user.root");
  const auto run =
      sandbox().run_shell("unshare -r -u sh -c 'hostname tenant && uname -n' && uname -n");
  CHECK_THAT(run, printed("tenant\nboxlab\n"));
}

TEST_CASE("net.empty: a new network has nothing in it but lo, which is down", "[points:1]") {
  needs_namespaces("user.root");
  const Pair pair{"-r -n"};
  CHECK_THAT(pair.look(), has_new(pair, {"user", "net"}));
  CHECK_THAT(pair.look(), has_nothing_but_a_lo_that_is_down(pair));
}

TEST_CASE("mount.private: what is mounted inside does not show outside", "[points:2]") {
  needs_namespaces("user.root");
  const auto run = sandbox().run_shell(
      "unshare -r -m sh -c 'mount --make-rshared / &&"
      " unshare -m sh -c \"mount -t tmpfs inside /tmp && grep -c inside /proc/self/mountinfo\";"
      " grep -c inside /proc/self/mountinfo'; exit 0");
  CHECK_THAT(run, keeps_its_mount_inside());
}

TEST_CASE("pid.fork: with -p -f, the command is process 1", "[points:2]") {
  needs_namespaces("user.root");
  const Pair pair{"-r -p -f"};
  CHECK_THAT(pair.look(), has_new(pair, {"user", "pid"}));
  CHECK_THAT(pair.look(), is_process_1(pair));
  CHECK_THAT(sandbox().run({"-r", "-p", "-f", "sh", "-c", "sleep 0 & wait; exit $$"}),
             exited_with(1));
}

TEST_CASE("pid.without-fork: with -p alone, the command stays, and its first child is process 1",
          "[points:2]") {
  needs_namespaces("user.root");
  const Pair pair{"-r -p"};
  CHECK_THAT(pair.look(), has_new(pair, {"user"}));
  CHECK_THAT(sandbox().run({"-r", "-p", "sh", "-c", "sh -c 'exit $$'; exit $?"}), exited_with(1));
}
