// What the benchmark of ways to pass a message measures, one figure after the other.
#pragma once

#include <vector>

#include "bench/cell.hpp"
#include "bench/ipc.hpp"
#include "bench/pair.hpp"

namespace boxlab::bench {

/// The panels, by their place in the report.
enum IpcPanel : std::size_t { together, apart, rate };

/// The rows of the limits; the mechanisms follow, and then the labs.
enum IpcLimit : std::size_t { ball, copy, cached_copy, first_mechanism };

/// Two CPUs for two processes; the same one twice where there is no other.
Placement two_cpus();

/// All figures. What is compared with each other is measured one after the other. The order must
/// live as long as they do.
std::vector<Cell> ipc_cells(const IpcOrder& order);

}  // namespace boxlab::bench
