// Lab 13: what the kernel shows of a box: its namespaces, names, network and rights.
#include <fmt/format.h>
#include <linux/capability.h>

#include <csignal>
#include <cstdint>
#include <set>
#include <string>

#include "checks_stage.hpp"

using namespace boxlab;

namespace {

const std::set<std::string> box_kinds{"user", "pid", "mnt", "uts", "ipc", "net", "cgroup"};

LookMatcher is_in_new_namespaces(const Pair& pair) {
  return finds(pair, "seven namespaces of the command's are new", [&pair] {
    const auto kinds = different_kinds(pair.session(), *pair.inside(), *pair.outside());
    for (const std::string& kind : box_kinds) {
      if (!kinds.contains(kind))
        return fmt::format("its {} namespace is that of the outside; new: {}", kind,
                           list_kinds(kinds));
    }
    return std::string{};
  });
}

LookMatcher has_loopback_only(const Pair& pair) {
  return finds(pair, "the command has lo, up, with 127.0.0.1/8, and no other interface", [&pair] {
    for (const Interface& interface : pair.session().interfaces(*pair.inside())) {
      const bool has_address = interface.addresses == std::vector<std::string>{"127.0.0.1/8"};
      if (interface.name != "lo" || !interface.is_up || !has_address)
        return "it has " + interface.describe();
    }
    return std::string{};
  });
}

/// What Docker leaves to root in a container: rights over his own files, processes and ports.
constexpr int harmless[] = {CAP_CHOWN,       CAP_DAC_OVERRIDE,    CAP_FSETID, CAP_FOWNER,
                            CAP_MKNOD,       CAP_NET_RAW,         CAP_SETGID, CAP_SETUID,
                            CAP_SETFCAP,     CAP_SETPCAP,         CAP_KILL,   CAP_SYS_CHROOT,
                            CAP_AUDIT_WRITE, CAP_NET_BIND_SERVICE};

std::uint64_t harmless_set() {
  std::uint64_t set = 0;
  for (const int capability : harmless) set |= std::uint64_t{1} << capability;
  return set;
}

LookMatcher has_harmless_capabilities(const Pair& pair) {
  return finds(pair, "the command has, and can get, only capabilities that a container may have",
               [&pair] {
                 for (const char* set : {"CapBnd", "CapPrm", "CapEff", "CapInh", "CapAmb"}) {
                   const std::string text = pair.status(set);
                   if ((std::stoull(text, nullptr, 16) & ~harmless_set()) != 0)
                     return fmt::format("its {} is {}, of which at most {:016x} is harmless", set,
                                        text, harmless_set());
                 }
                 return std::string{};
               });
}

LookMatcher has_no_new_privileges(const Pair& pair) {
  return finds(pair, "the command has no_new_privs", [&pair] {
    return pair.status("NoNewPrivs") == "1" ? "" : "its NoNewPrivs is " + pair.status("NoNewPrivs");
  });
}

LookMatcher has_standard_streams_only(const Pair& pair) {
  return finds(pair, "the command has descriptors 0, 1 and 2, and no others",
               [&pair] { return describe_extra_descriptors(*pair.inside()); });
}

/// A process 1 of the box's own may hold what has no name: a pipe to the outside, say.
LookMatcher shows_no_files(const Pair& pair) {
  return finds(pair, "no other process of the box (here process 1) has a file or directory open",
               [&pair] {
                 for (const Process& process : pair.all_inside()) {
                   for (const OpenDescriptor& open : process.descriptors) {
                     if (open.number > 2 && open.target.starts_with("/") &&
                         !open.target.starts_with("/memfd:"))
                       return fmt::format("{} has fd {}, which is {}", process.label(), open.number,
                                          open.target);
                   }
                 }
                 return std::string{};
               });
}

constexpr auto serve_and_ask = "httpd -p 8080 -h /etc && wget -q -O - http://127.0.0.1:8080/where";

constexpr auto change_the_machine =
    "mount -t tmpfs none /home && echo mounts; hostname evil && echo names;"
    " ip link add dummy0 type dummy && echo links; mknod /home/disk b 8 0 && echo makes devices;"
    " echo changes nothing more";

}  // namespace

TEST_CASE("namespaces.all: seven namespaces of the command's are new", "[points:3]") {
  needs_stage("box.command");
  const Pair pair;
  CHECK_THAT(pair.look(), is_in_new_namespaces(pair));
  const Pair of_root{{.has_rights = true}};
  CHECK_THAT(of_root.look(), is_in_new_namespaces(of_root));
}

TEST_CASE("hostname.own: the host name is box inside, and stays what it was outside",
          "[points:1]") {
  needs_stage("box.command");
  const auto run = run_on_stage({"--with-rights", "sh", "-c",
                                 "unshare --uts sh -c 'hostname outside;"
                                 " box /tmp/rootfs cat /proc/sys/kernel/hostname; hostname'"});
  CHECK_THAT(run, printed("box\noutside\n"));
}

TEST_CASE("net.loopback: there is a loopback, and it works", "[points:2]") {
  needs_stage("box.command");
  const Pair pair;
  CHECK_THAT(pair.look(), has_loopback_only(pair));
  CHECK_THAT(run_in_box(serve_and_ask), printed("inside\n"));
}

TEST_CASE("rights.bounding: root inside has no right over the machine, and can't get any",
          "[points:2]") {
  needs_stage("box.command");
  const Pair pair;
  CHECK_THAT(pair.look(), has_harmless_capabilities(pair));
  CHECK_THAT(run_in_box(change_the_machine), printed("changes nothing more\n"));
}

TEST_CASE("rights.needed: he keeps what he needs: his own files, and ports", "[points:1]") {
  needs_stage("box.command");
  CHECK_THAT(run_in_box("echo mine >/home/file && chmod 0 /home/file && cat /home/file &&"
                        " chmod 600 /home/file && httpd -p 80 && echo serves"),
             printed("mine\nserves\n"));
}

TEST_CASE("rights.no-new-privs: no program that he starts has more rights than he has",
          "[points:1]") {
  needs_stage("box.command");
  const Pair pair{{.has_no_new_privs = false}};
  CHECK_THAT(pair.look(), has_no_new_privileges(pair));
}

TEST_CASE("escape.descriptor: nothing that is open outside is open inside", "[points:3]") {
  needs_stage("box.command");
  const std::string secret = "secret-" + std::to_string(random_below(1'000'000'000));
  CHECK_THAT(run_on_stage({"box", "rootfs", "attack.sh", "descriptor"},
                          stage().variable("SECRET", secret)),
             printed("stays inside\n"));
  const Pair pair;
  CHECK_THAT(pair.look(), has_standard_streams_only(pair));
  CHECK_THAT(pair.look(), shows_no_files(pair));
}

TEST_CASE("escape.process: no process of the outside can be seen", "[points:2]") {
  needs_stage("box.command");
  CHECK_THAT(run_on_stage({"sh", "-c",
                           "sleep 1001 & box rootfs attack.sh see 'sleep 1001';"
                           " box rootfs attack.sh process; kill $!"}),
             printed("stays inside\nstays inside\n"));
}

TEST_CASE("escape.kill: no process of the outside can be killed", "[points:2]") {
  needs_stage("box.command");
  constexpr auto script =
      "sleep 1001 & box rootfs attack.sh kill $!; kill $!; wait $!; echo \"died of $(($? - 128))\"";
  CHECK_THAT(run_on_stage({"sh", "-c", script}),
             printed(fmt::format("stays inside\ndied of {}\n", SIGTERM)));
}
