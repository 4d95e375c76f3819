// The benchmark of ways to pass a message.
#pragma once

#include <functional>
#include <vector>

#include "bench/lab_benches.hpp"
#include "bench/report.hpp"

namespace boxlab::bench {

/// How thoroughly to measure.
struct IpcOrder {
  int rounds = 10;
  double slice = 0.02;  ///< how long each figure is measured in each round, in seconds
  std::vector<sys::Size> sizes{64, 1 << 10, 8 << 10, 64 << 10};
  LabBenches labs;  ///< shown beside the mechanisms
  std::function<void(int round)> on_round = [](int) {};
};

/// Measures every mechanism with messages of every size, on the first CPUs that this process may
/// run on.
Report measure_ipc(const IpcOrder& order);

}  // namespace boxlab::bench
