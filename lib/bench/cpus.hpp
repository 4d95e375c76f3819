// Where processes run.
#pragma once

#include <sched.h>

#include <vector>

namespace boxlab::bench {

/// The CPUs that this process may run on (sched_getaffinity(2)), by number.
std::vector<int> allowed_cpus();

/// Lets this process, and the children that it starts, run on these CPUs alone
/// (sched_setaffinity(2)).
void pin(const std::vector<int>& cpus);

/// Pins this process until it goes out of scope.
class Pinned {
 public:
  explicit Pinned(const std::vector<int>& cpus);
  Pinned(const Pinned&) = delete;
  Pinned& operator=(const Pinned&) = delete;
  ~Pinned();

 private:
  cpu_set_t before_;
};

}  // namespace boxlab::bench
