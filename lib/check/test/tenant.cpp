// What the judge sees of processes that have namespaces of their own inside a sandbox.
#include "check/tenant.hpp"

#include <sys/syscall.h>

#include <catch2/catch_test_macros.hpp>

#include "check/nested.hpp"
#include "check/sandbox.hpp"
#include "check/session.hpp"

using namespace boxlab;

namespace {

bool is_asleep(const Process& process) {
  const auto& call = process.main_thread().call;
  return process.name == "sleep" && call && call->number == SYS_clock_nanosleep;
}

/// A process that sleeps in namespaces of its own, after it has done something there.
struct Tenant {
  Session session;
  Process process;

  Tenant(const std::string& options, const std::string& script)
      : session{Sandbox{}.start_command(
            {"unshare", options, "sh", "-c", script + "; exec sleep 1000"})} {
    const auto is_there = [this](const Processes& processes) {
      for (const Process& found : processes) {
        if (is_asleep(found)) process = found;
      }
      return process.pid != 0;
    };
    session.wait_for(is_there);
    REQUIRE(process.pid != 0);
  }
};

constexpr auto make_objects =
    "ipcmk -Q -p 0620 >/dev/null; ipcmk -M 4096 >/dev/null; ipcmk -S 3 >/dev/null;"
    "mkdir /tmp/queues && mount -t mqueue none /tmp/queues && touch /tmp/queues/jobs";

}  // namespace

TEST_CASE("objects of a process in a nested IPC namespace, and none of the sandbox's own") {
  const Tenant tenant{"-rim", make_objects};
  const IpcObjects objects = tenant.session.objects(tenant.process);
  REQUIRE(objects.queues.size() == 1);
  CHECK(objects.queues[0].mode == 0620);
  REQUIRE(objects.segments.size() == 1);
  CHECK(objects.segments[0].bytes == 4096);
  REQUIRE(objects.sets.size() == 1);
  CHECK(objects.sets[0].count == 3);
  REQUIRE(objects.named_queues.size() == 1);
  CHECK(objects.named_queues[0].name == "/jobs");
  CHECK(tenant.session.objects().queues.empty());
  CHECK(tenant.session.objects().named_queues.empty());
}

TEST_CASE("objects of a process whose user namespace does not own its IPC namespace") {
  const Tenant tenant{"-rm", "ipcmk -S 3 >/dev/null; touch /dev/shm/ring"};
  const IpcObjects objects = tenant.session.objects(tenant.process);
  REQUIRE(objects.sets.size() == 1);
  CHECK(tenant.session.objects().sets.size() == 1);
  CHECK(tenant.session.semaphores(tenant.process, objects.sets[0].id).size() == 3);
  REQUIRE(objects.shared_files.size() == 1);
  CHECK(objects.shared_files[0].name == "/ring");
}

TEST_CASE("objects of a process in a nested pid namespace have pids of that") {
  const Tenant tenant{"-rifp", "ipcmk -M 4096 >/dev/null"};
  const IpcObjects objects = tenant.session.objects(tenant.process);
  REQUIRE(objects.segments.size() == 1);
  CHECK(objects.segments[0].creator == 2);
}

TEST_CASE("a process that is gone has no objects") {
  const Tenant tenant{"-ri", "ipcmk -Q >/dev/null"};
  Process gone = tenant.process;
  gone.pid = 30000;
  CHECK(tenant.session.objects(gone).queues.empty());
}

TEST_CASE("where no namespaces may be made inside a sandbox, that is noticed") {
  CHECK(allows_namespaces(Sandbox{}));
  for (const char* limit : {"user/max_user_namespaces", "user/max_net_namespaces"}) {
    CHECK_FALSE(allows_namespaces(Sandbox{}.setting(limit, "0")));
  }
}
