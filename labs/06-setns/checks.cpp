// Lab 06: a command runs, and the right namespaces are entered.
#include <csignal>
#include <string>
#include <utility>
#include <vector>

#include "check/catch/explain.hpp"
#include "checks_tenant.hpp"

using namespace boxlab;

namespace {

/// The message says which namespace: as a file of /proc, or as a flag.
RunMatcher names_ipc() {
  return {"a message on stderr that names the IPC namespace", [](const Run& run) {
            for (const char* name : {"ns/ipc", "CLONE_NEWIPC"}) {
              if (run.err.find(name) != std::string::npos) return std::string{};
            }
            return "stderr: " + excerpt(run.err);
          }};
}

void check_refusal(const Run& run) {
  CHECK_THAT(run, exited_with(1));
  CHECK_THAT(run, complained_of("Operation not permitted"));
  CHECK_THAT(run, names_ipc());
  CHECK_THAT(run, printed(""));
}

/// Where to go is asked before: afterwards, nobody may be there.
void enter_all(Tenant& tenant) {
  const auto kinds = different_kinds(tenant.session(), tenant.process(), tenant.caller());
  tenant.enter("-a");
  CHECK_THAT(tenant.look(), has_entered(tenant, kinds));
}

}  // namespace

TEST_CASE("enter.command: a command runs; its words, streams and status come through",
          "[points:1]") {
  const std::string word = std::to_string(random_below(1'000'000));
  const auto run = sandbox().input(word).run({"sh", "-c", "cat; exit 3"});
  CHECK_THAT(run, exited_with(3));
  CHECK_THAT(run, printed(word));
  CHECK_THAT(sandbox().run({"printf", "%s\\n", "a b", "$HOME", "-i", ""}),
             printed("a b\n$HOME\n-i\n\n"));
  Tenant tenant{"sleep 1001"};
  tenant.enter("");
  CHECK_THAT(tenant.look(), has_entered(tenant, {}));
}

TEST_CASE("enter.not-found: what can't be run gives 127, 126 or 1; no command is a shell",
          "[points:1]") {
  needs("enter.command");
  const auto missing = sandbox().run({"no-such-command"});
  CHECK_THAT(missing, exited_with(127));
  CHECK_THAT(missing, complained_of("no-such-command"));
  CHECK_THAT(sandbox().run({"/etc/passwd"}), exited_with(126));
  for (const std::vector<std::string>& options :
       {std::vector<std::string>{"-Z9"}, {"-i"}, {"-t", "x", "-i"}, {"-t", "-5", "-i"}}) {
    auto words = options;
    words.insert(words.end(), {"echo", "ran"});
    const auto unusable = sandbox().run(words);
    CHECK_THAT(unusable, exited_with(1));
    CHECK_THAT(unusable, printed(""));
  }
  CHECK_THAT(sandbox().input("exit 3\n").run({}), exited_with(3));
}

TEST_CASE("enter.killed: death by signal N gives 128 + N", "[points:1]") {
  needs("enter.command");
  Tenant tenant{"sleep 1001"};
  CHECK_THAT(tenant.run("sh -c 'kill -TERM $$'"), exited_with(128 + SIGTERM));
}

TEST_CASE("enter.each: each option enters the namespace of its kind, and no other", "[points:3]") {
  needs_namespaces("user.first");
  const std::pair<const char*, std::set<std::string>> cases[] = {
      {"-U -u", {"user", "uts"}},
      {"-U -n", {"user", "net"}},
      {"-U -m", {"user", "mnt"}},
      {"-U -p", {"user", "pid"}},
      {"-U -C", {"user", "cgroup"}},
      {"-U -i -u -n -m -p -C", {"user", "ipc", "uts", "net", "mnt", "pid", "cgroup"}}};
  for (const auto& [options, kinds] : cases) {
    Tenant tenant{unshare_all() + " -r sleep 1001"};
    tenant.enter(options);
    CHECK_THAT(tenant.look(), has_entered(tenant, kinds));
  }
}

TEST_CASE("enter.all: -a enters all in which we are not yet", "[points:2]") {
  needs_namespaces("enter.each");
  Tenant own{unshare_all() + " -r sleep 1001"};
  enter_all(own);
  Tenant shared{unshare_all() + " sleep 1001", {"unshare", "-r"}};
  enter_all(shared);
}

TEST_CASE("enter.refused: where a namespace is refused, it says which, and nothing runs",
          "[points:2]") {
  needs_namespaces("enter.command");
  Tenant foreign{"unshare -r -i sleep 1001"};
  check_refusal(foreign.run("-i echo ran"));
  // The host name is ours to enter; the IPC namespace is one that only the system may.
  Tenant half{"unshare -u sleep 1001", {"unshare", "-r"}};
  check_refusal(half.run("-u -i echo ran"));
}

TEST_CASE("enter.descriptors: the command has the descriptors that we were given, and no others",
          "[points:2]") {
  needs_namespaces("user.first");
  for (const char* options : {"-U -i", "-U -i -u -n -m -p -C -r -w"}) {
    Tenant tenant{unshare_all() + " -r sleep 1001"};
    tenant.enter(options);
    CHECK_THAT(tenant.look(), shows("the command has descriptors 0, 1 and 2, and no others",
                                    [&](const Processes&) {
                                      const Process* command = tenant.command();
                                      if (command == nullptr) return std::string{"it does not run"};
                                      return describe_extra_descriptors(*command);
                                    }));
  }
  Tenant tenant{"unshare -r -i sleep 1001"};
  CHECK_THAT(tenant.run("-U -i readlink /proc/self/fd/9 9</etc/passwd"), printed("/etc/passwd\n"));
}
