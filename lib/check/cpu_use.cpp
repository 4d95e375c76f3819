#include "check/cpu_use.hpp"

#include <unistd.h>

#include <algorithm>

namespace boxlab {

double most_cpu_seconds(const Processes& processes) {
  std::uint64_t most = 0;
  for (const Process& process : processes) {
    std::uint64_t ticks = 0;
    for (const Thread& thread : process.threads) ticks += thread.cpu_ticks;
    most = std::max(most, ticks);
  }
  return static_cast<double>(most) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

}  // namespace boxlab
