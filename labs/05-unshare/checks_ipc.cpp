// Lab 05: an IPC namespace is made, isolates, and cleans up.
#include <fmt/core.h>

#include <csignal>

#include "checks_pair.hpp"

using namespace boxlab;

namespace {

/// A sandbox with `legacy`, a server whose names are compiled in.
Sandbox legacy_sandbox() { return sandbox().file(tool("legacy")); }

/// The same, with room for the POSIX queue of one such server, but not of two.
Sandbox narrow_sandbox() {
  Limits limits;
  limits.queue_bytes = 100 << 10;
  return legacy_sandbox().limits(limits);
}

/// A shell that starts one tenant after another.
class Tenants {
 public:
  explicit Tenants(Sandbox sandbox) : session_{sandbox.open_input().start_shell("")} {}

  const Session& session() const { return session_; }
  void type(const std::string& line) {
    session_.type(line + "\n");
    typed_ += (typed_.empty() ? "" : "\n") + line;
  }
  /// Waits until `name` sleeps that was called with `argument`. A server then has made its objects,
  /// and put so many requests into each of its queues.
  Look wait_for(const std::string& name, const std::string& argument) {
    Look look = session_.wait_for([&](const Processes& processes) {
      return find_asleep(processes, name, argument) != nullptr;
    });
    look.words = {"sh", "-c", typed_};
    return look;
  }
  void kill(const std::string& name, const std::string& argument) {
    const Look look = wait_for(name, argument);
    const Process* process = find_asleep(look.processes, name, argument);
    if (process != nullptr) session_.send_signal(*process, SIGKILL);
  }

 private:
  Session session_;
  std::string typed_;
};

/// What is wrong with the objects of a server that has `count` requests.
std::string find_fault(const IpcObjects& objects, std::uint64_t count) {
  if (objects.queues.size() != 1 || objects.sets.size() != 1 || objects.segments.size() != 1 ||
      objects.named_queues.size() != 1) {
    return fmt::format("{} queues, {} semaphore sets, {} segments, {} POSIX queues",
                       objects.queues.size(), objects.sets.size(), objects.segments.size(),
                       objects.named_queues.size());
  }
  const auto messages = objects.queues[0].messages;
  const auto named = static_cast<std::uint64_t>(objects.named_queues[0].messages);
  if (messages == count && named == count) return {};
  return fmt::format("{} messages in its queue, {} in its POSIX queue", messages, named);
}

/// The server `count` sees one object of each kind, its own.
LookMatcher has_its_own(const Tenants& tenants, const std::string& count) {
  return shows(fmt::format("the server with {} requests sees its own objects alone", count),
               [&tenants, count](const Processes& processes) {
                 const Process* server = find_asleep(processes, "legacy", count);
                 if (server == nullptr) return std::string{"it does not run"};
                 return find_fault(tenants.session().objects(*server), std::stoul(count));
               });
}

LookMatcher leaves_outside_alone(const Tenants& tenants) {
  return shows("outside, there is none of their objects", [&tenants](const Processes&) {
    const IpcObjects objects = tenants.session().objects();
    const bool is_empty = objects.queues.empty() && objects.sets.empty() &&
                          objects.segments.empty() && objects.named_queues.empty();
    return is_empty ? "" : "there are some of them";
  });
}

/// A server that can't start before the objects of another have gone. The kernel takes its time for
/// cleaning up, so it is started until it finds room.
LookMatcher has_room() {
  return shows("when nobody is left, the objects go, and another server has room for its own",
               [](const Processes& processes) {
                 const bool is_there = find_asleep(processes, "legacy", "2") != nullptr;
                 return is_there ? "" : "it has none: they are still there";
               });
}

Look try_until_there_is_room(Tenants& tenants) {
  tenants.type("until unshare -r -i legacy 2 2>/dev/null; do sleep 0.01; done &");
  return tenants.wait_for("legacy", "2");
}

LookMatcher has_no_room() {
  return shows("as long as the objects are there, another server has no room for its own",
               [](const Processes& processes) {
                 const bool is_refused = find_asleep(processes, "sleep", "1001") != nullptr;
                 return is_refused ? "" : "it has: they are gone";
               });
}

Look try_once(Tenants& tenants) {
  tenants.type("{ sleep 0.1; unshare -r -i legacy 2 2>/dev/null || exec sleep 1001; } &");
  return tenants.wait_for("sleep", "1001");
}

/// A namespace that everybody has left is still there: one that comes back finds a queue in it.
LookMatcher is_back_at_its_queue(const Tenants& tenants) {
  return shows("a namespace that is held keeps its objects",
               [&tenants](const Processes& processes) {
                 const Process* back = find_asleep(processes, "sleep", "1002");
                 if (back == nullptr) return std::string{"nobody could come back to it"};
                 const std::size_t count = tenants.session().objects(*back).queues.size();
                 return count == 1 ? "" : fmt::format("there are {} queues in it, not 1", count);
               });
}

/// Makes a queue in a new IPC namespace, holds that by `pin`, leaves it for another, comes back.
std::string leave_and_come_back(const std::string& pin) {
  return "unshare -r -i -m sh -c '"
         "exec 9</proc/self/ns/ipc; touch /tmp/pin; mount --bind /proc/self/ns/ipc /tmp/pin;"
         "ipcmk -Q; exec unshare -i sh -c \"sleep 0.1; exec nsenter --ipc=" +
         pin + " sleep 1002\"'";
}

}  // namespace

TEST_CASE("ipc.made: -i makes a namespace that is not the old one, with limits of its own",
          "[points:2]") {
  needs_namespaces("user.root");
  const Pair pair{"-r -i"};
  CHECK_THAT(pair.look(), has_new(pair, {"user", "ipc"}));
  Sandbox narrow = sandbox();
  narrow.setting("kernel/msgmni", "7").setting("fs/mqueue/queues_max", "3");
  const std::string limits[] = {"/proc/sys/kernel/msgmni", "/proc/sys/fs/mqueue/queues_max"};
  CHECK_THAT(narrow.run({"-r", "-i", "cat", limits[0], limits[1]}), printed("32000\n256\n"));
  CHECK_THAT(narrow.run({"-r", "cat", limits[0], limits[1]}), printed("7\n3\n"));
}

TEST_CASE("ipc.isolates: two servers with the same keys run side by side", "[points:3]") {
  needs_namespaces("user.root");
  Tenants tenants{legacy_sandbox()};
  tenants.type("unshare -r -i legacy 1 &");
  CHECK_THAT(tenants.wait_for("legacy", "1"), has_its_own(tenants, "1"));
  tenants.type("unshare -r -i legacy 2 || exit");
  const Look both = tenants.wait_for("legacy", "2");
  CHECK_THAT(both, has_its_own(tenants, "2"));
  CHECK_THAT(both, has_its_own(tenants, "1"));
  CHECK_THAT(both, leaves_outside_alone(tenants));
}

TEST_CASE("ipc.cleanup: the objects go when the last process leaves", "[points:2]") {
  needs_namespaces("ipc.made");
  Tenants tenants{narrow_sandbox()};
  tenants.type("unshare -r -i legacy 1 &");
  CHECK_THAT(tenants.wait_for("legacy", "1"), has_its_own(tenants, "1"));
  CHECK_THAT(try_once(tenants), has_no_room());
  tenants.kill("legacy", "1");
  CHECK_THAT(try_until_there_is_room(tenants), has_room());
}

TEST_CASE("ipc.stays: the objects stay as long as one process is left", "[points:1]") {
  needs_namespaces("ipc.made");
  Tenants tenants{legacy_sandbox()};
  tenants.type("unshare -r -i sh -c 'legacy 1 & exec sleep 1001'");
  CHECK_THAT(tenants.wait_for("legacy", "1"), has_its_own(tenants, "1"));
  tenants.kill("sleep", "1001");
  tenants.type("sleep 1002");
  CHECK_THAT(tenants.wait_for("sleep", "1002"), has_its_own(tenants, "1"));
}

TEST_CASE("ipc.held: a descriptor or a mount of a namespace keeps it, and what is in it",
          "[points:1]") {
  needs_namespaces("ipc.made");
  needs("mount.private");
  for (const char* pin : {"/proc/self/fd/9", "/tmp/pin"}) {
    Tenants tenants{sandbox()};
    tenants.type(leave_and_come_back(pin) + " || exit");
    CHECK_THAT(tenants.wait_for("sleep", "1002"), is_back_at_its_queue(tenants));
  }
}

TEST_CASE("ipc.attached: so does a segment that is attached in another one", "[points:1]") {
  needs_namespaces("ipc.made");
  Tenants tenants{narrow_sandbox()};
  tenants.type("unshare -r -i legacy 1 leave &");
  tenants.wait_for("legacy", "1");
  CHECK_THAT(try_once(tenants), has_no_room());
  tenants.kill("legacy", "1");
  CHECK_THAT(try_until_there_is_room(tenants), has_room());
}
