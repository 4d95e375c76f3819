// Lab 08: process 1 has children that it did not start.
#include <csignal>

#include "checks.hpp"

using namespace boxlab;

namespace {

/// All at once: fewer than as many signals tell of them.
constexpr std::size_t hundreds = 200;

}  // namespace

TEST_CASE("orphans.reaped: an orphan that ends does not stay a zombie", "[points:2]") {
  needs_namespaces("init.command");
  Supervised supervised{1};
  CHECK_THAT(supervised.look(), has_orphans(supervised, 1));
  end_orphans(supervised);
  CHECK_THAT(wait_until_reaped(supervised), has_orphans(supervised, 0));
  CHECK_THAT(supervised.finish(), exited_with(7));
}

TEST_CASE("orphans.hundreds: hundreds that end at the same moment are all reaped", "[points:2]") {
  needs_namespaces("orphans.reaped");
  Supervised supervised{hundreds};
  CHECK_THAT(supervised.look(), has_orphans(supervised, hundreds));
  supervised.stop();
  end_orphans(supervised);
  supervised.go_on();
  CHECK_THAT(wait_until_reaped(supervised), has_orphans(supervised, 0));
}

TEST_CASE("orphans.status: the status is the command's, also when others end at the same moment",
          "[points:2]") {
  needs_namespaces("orphans.reaped");
  Supervised supervised{2};
  supervised.stop();
  end_orphans(supervised);
  supervised.end_command();
  supervised.wait_for([&](const Processes& processes) {
    const Process* command = supervised.command(processes);
    return command != nullptr && command->is_zombie();
  });
  supervised.go_on();
  CHECK_THAT(supervised.finish(), exited_with(7));
}

TEST_CASE("orphans.killed: when the command has ended, process 1 ends, and the rest with it",
          "[points:2]") {
  needs_namespaces("init.command");
  const auto run = run_as_1({"sh", "-c", "trap '' HUP INT TERM; setsid sleep 1001 & exit 7"});
  CHECK_THAT(run, exited_with(7));
  CHECK_THAT(run, left_nothing_behind());
}

TEST_CASE("orphans.adopted: also where init is not process 1, orphans become its children",
          "[points:1]") {
  needs_namespaces("orphans.reaped");
  Supervised supervised{1, Role::job};
  CHECK_THAT(supervised.look(), has_orphans(supervised, 1));
  end_orphans(supervised);
  CHECK_THAT(wait_until_reaped(supervised), has_orphans(supervised, 0));
}
