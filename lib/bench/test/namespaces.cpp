// What namespaces cost is measured in a process that leaves nothing behind.
#include "bench/namespaces.hpp"

#include <fmt/core.h>
#include <sched.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <string>

#include "bench/kernel_memory.hpp"
#include "bench/namespace_costs.hpp"
#include "bench/namespace_limits.hpp"
#include "bench/own_ids.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

using namespace boxlab;
using namespace boxlab::bench;

namespace {

NamespaceKind find_kind(const std::string& name) {
  for (const NamespaceKind& kind : namespace_kinds()) {
    if (kind.name == name) return kind;
  }
  return all_kinds();
}

int count_descriptors() {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator{"/proc/self/fd"}) {
    count += entry.path().empty() ? 0 : 1;
  }
  return count;
}

/// Runs `body`, which says whether all is well, where there may be only so many IPC namespaces.
template <class Body>
bool with_limit(int most, Body body) {
  const sys::Pid child = sys::spawn([&] {
    const uid_t user = getuid();
    const gid_t group = getgid();
    sys::check(unshare(CLONE_NEWUSER), "unshare");
    map_own_ids(user, group);
    std::ofstream{"/proc/sys/user/max_ipc_namespaces"} << most;
    return body() ? 0 : 1;
  });
  return sys::wait(child) == 0;
}

}  // namespace

TEST_CASE("namespaces that are left cost time, and are removed later") {
  for (const NamespaceKind& kind : namespace_kinds()) {
    const NamespaceCosts costs = make_and_leave(kind, 3);
    INFO(kind.name);
    CHECK(costs.error == 0);
    CHECK(costs.made == 3);
    CHECK(costs.leave > 0);
    CHECK(costs.remove > costs.leave);
  }
}

TEST_CASE("namespaces that live leave no descriptor and no process behind") {
  const int before = count_descriptors();
  for (const NamespaceKind& kind : {NamespaceKind{}, find_kind("ipc"), all_kinds()}) {
    const NamespaceCosts costs = make_and_keep(kind, 5);
    CHECK(costs.error == 0);
    CHECK(costs.made == 5);
    CHECK(costs.one_more > 0);
  }
  CHECK(count_descriptors() == before);
  CHECK_FALSE(std::ifstream{fmt::format("/proc/self/task/{}/children", getpid())}.peek() != EOF);
}

TEST_CASE("at a limit, there are no more, and it is named") {
  CHECK(with_limit(2, [] {
    const NamespaceKind ipc = find_kind("ipc");
    const NamespaceCosts costs = make_and_keep(ipc, 5);
    return costs.error == ENOSPC && costs.made == 2 &&
           describe_limit(ipc, 5, costs) ==
               "2 of 5 were made, then ENOSPC: user.max_ipc_namespaces is 2.";
  }));
  CHECK(with_limit(0, [] {
    const NamespaceCosts costs = make_and_leave(all_kinds(), 1);
    return costs.error == ENOSPC && costs.made == 0 &&
           describe_limit(all_kinds(), 1, costs).ends_with("user.max_ipc_namespaces is 0.");
  }));
}

TEST_CASE("the kernel has some memory in use") { CHECK(kernel_memory() > 1e6); }
