#include "bench/cpus.hpp"

#include "sys/error.hpp"

namespace boxlab::bench {

namespace {

cpu_set_t read_affinity() {
  cpu_set_t set;
  sys::check(sched_getaffinity(0, sizeof set, &set), "sched_getaffinity");
  return set;
}

}  // namespace

std::vector<int> allowed_cpus() {
  const cpu_set_t set = read_affinity();
  std::vector<int> cpus;
  for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
    if (CPU_ISSET(cpu, &set)) cpus.push_back(cpu);
  }
  return cpus;
}

void pin(const std::vector<int>& cpus) {
  cpu_set_t set;
  CPU_ZERO(&set);
  for (const int cpu : cpus) CPU_SET(cpu, &set);
  sys::check(sched_setaffinity(0, sizeof set, &set), "sched_setaffinity");
}

Pinned::Pinned(const std::vector<int>& cpus) : before_{read_affinity()} { pin(cpus); }

Pinned::~Pinned() { sched_setaffinity(0, sizeof before_, &before_); }

}  // namespace boxlab::bench
