// Lab 07: all that one tenant can do to another, with more and more walls between them.
#include "check/catch/check.hpp"
#include "checks_attacks.hpp"

using namespace boxlab;

namespace {

/// This is about walls together; what each alone does, the rows have told.
void judge(const Walls& walls) {
  needs_all("walls");
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
