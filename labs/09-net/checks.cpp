// Lab 09: the command, and the end of it.
#include "checks.hpp"

#include <algorithm>
#include <csignal>
#include <set>

#include "check/signals.hpp"

using namespace boxlab;

namespace {

/// Of a netbox that is the first process of a sandbox.
constexpr int netbox_pid = 2;

LookMatcher opens_only_standard_streams() {
  return shows(
      "the command has descriptors 0, 1 and 2, and no others", [](const Processes& processes) {
        const Process* command = find_sleeper(processes, "1002");
        return command == nullptr ? "it does not run" : describe_extra_descriptors(*command);
      });
}

LookMatcher is_in_new_network(const Outside& outside) {
  return shows("the command is in a new network namespace, and no other is new",
               [&outside](const Processes& processes) {
                 const Process* command = find_sleeper(processes, "1002");
                 const Process* shell = outside.shell(processes);
                 if (command == nullptr || shell == nullptr) return std::string{"it does not run"};
                 const auto kinds = different_kinds(outside.session(), *command, *shell);
                 return kinds == std::set<std::string>{"net"} ? "" : "new: " + list_kinds(kinds);
               });
}

/// The command is gone, and so is what the program made outside.
bool are_gone(const Outside& outside, const Processes& processes) {
  return find_sleeper(processes, "1002") == nullptr && outside.interfaces(processes).size() == 1;
}

/// The command waits for its input, and the program for the command.
bool both_wait(const Processes& processes) {
  const Process* netbox = find_process(processes, netbox_pid);
  const bool waits = netbox != nullptr && netbox->main_thread().state == 'S';
  return waits && std::any_of(processes.begin(), processes.end(), [](const Process& process) {
           return process.name == "sh" && process.main_thread().state == 'S' &&
                  call_name(process.main_thread()) == "read";
         });
}

/// Sends a signal to the program while its command waits for input, then lets the command end.
Run end_after(int signal) {
  Session session = workshop().open_input().start_command(
      {"unshare", "-rn", "netbox", "sh", "-c", "trap '' INT TERM; read line; exit 7"});
  const Look look = session.wait_for(both_wait);
  const Process* netbox = find_process(look.processes, netbox_pid);
  if (netbox != nullptr) interrupt(session, {*netbox}, signal);
  session.type("go\n");
  return session.finish();
}

}  // namespace

TEST_CASE("box.command: a command runs; its words, streams and status come through", "[points:1]") {
  require_veth();
  CHECK_THAT(run_outside({"netbox", "sh", "-c", "exit 7"}), exited_with(7));
  CHECK_THAT(run_outside({"netbox", "printf", "%s\\n", "a b", "$HOME", "-x"}),
             printed("a b\n$HOME\n-x\n"));
  const std::string word = std::to_string(random_below(1'000'000));
  CHECK_THAT(run_outside({"netbox", "cat"}, word), printed(word));
  CHECK_THAT(run_outside({"sh", "-c", "netbox sh -c 'kill -TERM $$'; exit $?"}),
             exited_with(128 + SIGTERM));
}

TEST_CASE("box.not-found: what can't be run gives 127, or 126", "[points:1]") {
  needs_veth("box.command");
  const auto missing = run_outside({"netbox", "no-such-command"});
  CHECK_THAT(missing, exited_with(127));
  CHECK_THAT(missing, complained_of("no-such-command"));
  CHECK_THAT(run_outside({"netbox", "/etc/passwd"}), exited_with(126));
}

TEST_CASE("box.namespace: the command is in a new network namespace, and in no other new one",
          "[points:1]") {
  needs_veth("box.command");
  Outside outside;
  outside.type("netbox sleep 1002");
  CHECK_THAT(outside.wait_for_sleeper("1002"), is_in_new_network(outside));
}

TEST_CASE("box.descriptors: no descriptor leaks into the command", "[points:1]") {
  needs_veth("box.command");
  Outside outside;
  outside.type("netbox sleep 1002");
  CHECK_THAT(outside.wait_for_sleeper("1002"), opens_only_standard_streams());
}

TEST_CASE("box.signals: no signal makes it leave before the command", "[points:1]") {
  needs_veth("pair.made");
  for (const int signal : {SIGTERM, SIGINT, SIGUSR1}) CHECK_THAT(end_after(signal), exited_with(7));
}

TEST_CASE("box.gone: when it has ended, both ends are gone, though the box is not", "[points:2]") {
  needs_veth("pair.made");
  const auto run = run_outside({"sh", "-c",
                                "netbox sh -c 'setsid sleep 1001 & exit 7'; status=$?;"
                                "grep -c box0 /proc/net/dev; exit $status"});
  CHECK_THAT(run, exited_with(7));
  CHECK_THAT(run, printed("0\n"));
}

TEST_CASE("box.unplugged: where the pair goes before the command ends, its status still counts",
          "[points:1]") {
  needs_veth("pair.made");
  CHECK_THAT(run_outside({"netbox", "sh", "-c", "ip link delete eth0 && exit 7"}), exited_with(7));
}

TEST_CASE("box.killed: when netbox is killed, so is the command, and the pair goes", "[points:2]") {
  needs_veth("pair.made");
  Outside outside;
  outside.type("netbox sleep 1002 &");
  CHECK_THAT(outside.wait_for_sleeper("1002"),
             has_in_box(outside, "1002", {veth("eth0", "10.0.0.2/24")}));
  outside.kill_netbox();
  outside.wait_for([&](const Processes& processes) { return are_gone(outside, processes); });
  CHECK_THAT(outside.look(), shows("the command is gone", [](const Processes& processes) {
               return find_sleeper(processes, "1002") == nullptr ? "" : "it still runs";
             }));
  CHECK_THAT(outside.look(), has_outside(outside, {}));
}
