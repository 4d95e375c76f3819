// Lab 07: all that one tenant can do to another, with more and more walls between them.
#include <algorithm>

#include "check/catch/check.hpp"
#include "checks_attacks.hpp"

using namespace boxlab;

namespace {

/// These checks are about walls together; what each alone does, the others have asked.
void needs_all_rows() {
  for (const char* mechanism : {"pipe",
                                "fifo",
                                "system-v-queue",
                                "system-v-semaphore",
                                "system-v-segment",
                                "proc-sysvipc",
                                "posix-queue",
                                "posix-memory",
                                "posix-semaphore",
                                "futex",
                                "file-lock",
                                "unix-socket",
                                "abstract-socket",
                                "tcp",
                                "signal",
                                "host-name",
                                "user-id",
                                "queue-count",
                                "queue-bytes",
                                "memory-room"})
    needs(std::string{"walls."} + mechanism);
}

void judge(const Walls& walls) {
  needs_all_rows();
  CHECK_THAT(predict_between(walls), agrees_with_attacks(walls));
}

}  // namespace

TEST_CASE("tenants.none: two processes of one user, no wall between them", "[points:1]") {
  judge({});
}

TEST_CASE("tenants.ipc: an IPC namespace each, and nothing more", "[points:1]") { judge({"ipc"}); }

TEST_CASE("tenants.host-network: containers with --network=host", "[points:1]") {
  judge({"ipc", "mnt", "pid", "uts", "cgroup"});
}

TEST_CASE("tenants.container: containers as Docker makes them", "[points:1]") {
  judge({"ipc", "mnt", "net", "pid", "uts", "cgroup"});
}

TEST_CASE("tenants.every-wall: a user namespace each, too", "[points:1]") {
  judge({"ipc", "mnt", "net", "pid", "uts", "user", "cgroup"});
}
