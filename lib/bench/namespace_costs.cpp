#include "bench/namespace_costs.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <functional>
#include <stdexcept>

#include "bench/crowd.hpp"
#include "bench/kernel_memory.hpp"
#include "bench/own_ids.hpp"
#include "bench/shared.hpp"
#include "bench/stopwatch.hpp"
#include "check/blocked.hpp"
#include "course/stay_with.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace boxlab::bench {

namespace {

/// As many are made beside those that live; the median counts.
constexpr int more = 8;

/// One descriptor for each namespace that lives.
void allow_many_descriptors() {
  rlimit limit{};
  sys::check(getrlimit(RLIMIT_NOFILE, &limit), "getrlimit");
  limit.rlim_cur = limit.rlim_max;
  sys::check(setrlimit(RLIMIT_NOFILE, &limit), "setrlimit");
}

/// What a process of its own finds out. Its namespaces go with it, however it ends.
struct Desk {
  NamespaceCosts costs;
  int refusal = 0;  ///< errno of its user namespace
};

NamespaceCosts measure_apart(const std::function<void(NamespaceCosts&)>& measure) {
  const Shared<Desk> desk;
  const sys::Pid apart = sys::spawn([&, parent = getpid()] {
    stay_with(parent);
    allow_many_descriptors();
    desk->refusal = enter_user_namespace();
    if (desk->refusal == 0) measure(desk->costs);
  });
  const int status = sys::wait(apart);
  if (desk->refusal != 0) refuse("unshare CLONE_NEWUSER", desk->refusal);
  if (status != 0) throw std::runtime_error{"bench: a process that made namespaces failed"};
  return desk->costs;
}

/// Calls `make` so many times, until it returns an error.
void repeat(int count, NamespaceCosts& costs, const std::function<int()>& make) {
  for (costs.made = 0; costs.made < count && costs.error == 0; ++costs.made) costs.error = make();
  if (costs.error != 0) --costs.made;
}

/// So that the next one who measures has the kernel to itself. Where none could be made, there may
/// be room for none.
void await_all_removals(const NamespaceKind& kind, const NamespaceCosts& costs) {
  if (costs.made > 0) await_removal(kind);
}

/// Without what is only done at the first time.
void warm_up() { start_and_leave(NamespaceKind{}); }

}  // namespace

NamespaceCosts make_and_leave(const NamespaceKind& kind, int count) {
  return measure_apart([&](NamespaceCosts& costs) {
    warm_up();
    costs.leave = seconds_of([&] { repeat(count, costs, [&] { return start_and_leave(kind); }); });
    costs.remove = costs.leave + seconds_of([&] { await_all_removals(kind, costs); });
    costs.leave /= count;
    costs.remove /= count;
  });
}

NamespaceCosts make_and_keep(const NamespaceKind& kind, int count) {
  return measure_apart([&](NamespaceCosts& costs) {
    warm_up();
    {
      Crowd crowd{kind};
      const double before = kernel_memory();
      repeat(count, costs, [&] { return crowd.add(); });
      costs.memory = (kernel_memory() - before) / count;
      costs.one_more = measure(more, [&] {
        const int error = start_and_leave(kind);
        if (error != 0) costs.error = error;
      });
    }
    await_all_removals(kind, costs);
  });
}

}  // namespace boxlab::bench
