// Lab 06: files and directories, and being born in a pid namespace.
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

#include "check/signals.hpp"
#include "checks_tenant.hpp"

using namespace boxlab;

namespace {

std::string random_word() { return fmt::format("word-{}", random_below(1'000'000)); }

/// A tenant in a mount namespace of its own, who does `steps` there before it sleeps.
std::string tenant_who(const std::string& steps, const std::string& sleep = "sleep 1001") {
  return "unshare -r -m -i -n sh -c '" + steps + "; exec " + sleep + "'";
}

/// Files that nobody else sees, with the word in one of them; and a /proc in which nobody is.
std::string hide(const std::string& word, const std::string& directory) {
  return fmt::format("mount -t tmpfs none {0} && echo {1} >{0}/word && mount -t tmpfs none /proc",
                     directory, word);
}

/// It waits for its input.
bool reads_input(const Process& process) {
  return process.name == "sh" && process.pid != 2 && process.reads(STDIN_FILENO);
}

const Process* find_reader(const Processes& processes) {
  const auto found = std::find_if(processes.begin(), processes.end(), reads_input);
  return found == processes.end() ? nullptr : &*found;
}

/// The processes of the program that wait for `command`: its parents, below the caller.
Processes find_waiting(const Processes& processes, const Process& command, int caller) {
  Processes waiting;
  const Process* parent = find_process(processes, command.parent);
  while (parent != nullptr && parent->pid != caller) {
    waiting.push_back(*parent);
    parent = find_process(processes, parent->parent);
  }
  return waiting;
}

/// The command waits for its input, and the program for the command.
bool both_wait(const Processes& processes) {
  const Process* reader = find_reader(processes);
  if (reader == nullptr) return false;
  const Processes waiting = find_waiting(processes, *reader, 2);
  return std::all_of(waiting.begin(), waiting.end(),
                     [](const Process& process) { return process.main_thread().state == 'S'; });
}

/// The program is called by a process that has a child already, which then is its child: one that
/// has ended, but is not the command.
Run run_with_another_child() {
  Tenant tenant{"unshare -r -p -f sleep 1001"};
  tenant.start(fmt::format("sh -c 'true & exec nsenter -t {} -U -p sh -c \"read line; exit 7\"'",
                           tenant.process().pid),
               both_wait);
  tenant.session().type("go\n");
  return tenant.finish();
}

}  // namespace

TEST_CASE("mount.files: -m shows the files that the tenant sees", "[points:1]") {
  needs_namespaces("user.first");
  const std::string word = random_word();
  Tenant tenant{tenant_who(hide(word, "/tmp"))};
  CHECK_THAT(tenant.run("-U -m cat /tmp/word"), printed(word + "\n"));
}

TEST_CASE("mount.proc: all is found by our own /proc, whatever the tenant has there",
          "[points:2]") {
  needs_namespaces("mount.files");
  Tenant tenant{tenant_who(hide("a", "/tmp"))};
  tenant.enter("-U -m -i -n");
  CHECK_THAT(tenant.look(), has_entered(tenant, {"user", "mnt", "ipc", "net"}));
}

TEST_CASE("mount.directory: -w takes us to the tenant's working directory", "[points:2]") {
  needs_namespaces("mount.files");
  const std::string word = random_word();
  Tenant tenant{tenant_who(hide(word, "/tmp") + " && cd /tmp")};
  CHECK_THAT(tenant.run("-U -m -w cat word"), printed(word + "\n"));
  Tenant open{"mkdir /tmp/home && cd /tmp/home && echo " + word + " >word && exec sleep 1001"};
  CHECK_THAT(open.run("-w cat word"), printed(word + "\n"));
}

TEST_CASE("mount.root: -r makes the tenant's root ours, from which all paths begin", "[points:2]") {
  needs_namespaces("mount.files");
  const std::string word = random_word();
  const std::string jail = "mkdir /tmp/jail && mount --rbind / /tmp/jail && ";
  const std::string sleep = "chroot /tmp/jail sleep 1001";
  for (const char* options : {"-U -m -r", "-U -m -r -w"}) {
    Tenant tenant{tenant_who(jail + hide(word, "/tmp/jail/tmp"), sleep)};
    CHECK_THAT(tenant.run(std::string{options} + " cat /tmp/word"), printed(word + "\n"));
  }
  const std::string elsewhere = "chroot /tmp/jail sh -c \"cd /tmp; exec sleep 1001\"";
  Tenant tenant{tenant_who(jail + hide(word, "/tmp/jail/tmp"), elsewhere)};
  CHECK_THAT(tenant.run("-U -m -r -w cat word"), printed(word + "\n"));
}

TEST_CASE("pid.fork: with -p, the command is born in the tenant's pid namespace", "[points:2]") {
  needs_namespaces("user.first");
  Tenant tenant{"unshare -r -p -f sleep 1001"};
  tenant.enter("-U -p");
  CHECK_THAT(tenant.look(), has_entered(tenant, {"user", "pid"}));
  Tenant other{"unshare -r -p -f sleep 1001"};
  CHECK_THAT(other.run("-U -p sh -c 'exit $$'"), exited_with(2));
}

TEST_CASE("pid.no-fork: with -p -F, the command stays outside, and its children are born inside",
          "[points:1]") {
  needs_namespaces("user.first");
  Tenant tenant{"unshare -r -p -f sleep 1001"};
  tenant.enter("-U -p -F");
  CHECK_THAT(tenant.look(), has_entered(tenant, {"user"}));
  Tenant other{"unshare -r -p -f sleep 1001"};
  CHECK_THAT(other.run("-U -p -F sh -c 'sh -c \"exit \\$\\$\"; exit $?'"), exited_with(2));
}

TEST_CASE("pid.status: status and death by signal come through as without -p", "[points:1]") {
  needs_namespaces("pid.fork");
  Tenant tenant{"unshare -r -p -f sleep 1001"};
  CHECK_THAT(tenant.run("-U -p sh -c 'kill -TERM $$'"), exited_with(128 + SIGTERM));
  Tenant other{"unshare -r -p -f sleep 1001"};
  CHECK_THAT(other.run("-U -p sh -c 'exit 3'"), exited_with(3));
  Tenant third{"unshare -r -p -f sleep 1001"};
  CHECK_THAT(third.run("-U -p no-such-command"), exited_with(127));
  CHECK_THAT(run_with_another_child(), exited_with(7));
}

TEST_CASE("pid.wait: a signal that only interrupts does not end the waiting for the command",
          "[points:1]") {
  needs_namespaces("pid.fork");
  Tenant tenant{"unshare -r -p -f sleep 1001"};
  const Look look = tenant.start("-U -p sh -c 'read line; exit 7'", both_wait);
  const Process* reader = find_reader(look.processes);
  if (reader != nullptr)
    interrupt(tenant.session(), find_waiting(look.processes, *reader, tenant.caller().pid),
              SIGUSR1);
  tenant.session().type("go\n");
  CHECK_THAT(tenant.finish(), exited_with(7));
}
