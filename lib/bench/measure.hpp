// What is measured of a mechanism.
#pragma once

#include "bench/pair.hpp"

namespace boxlab {

/// From sending a message of `size` bytes to having one back, in seconds.
double round_trip(const Mechanism& mechanism, sys::Size size, const Placement& cpus, double slice);

/// Messages of `size` bytes, as many as get through: bytes per second.
double throughput(const Mechanism& mechanism, sys::Size size, const Placement& cpus, double slice);

/// memcpy(3) of `size` bytes in one process, over and over: bytes per second. A limit: no message
/// can be passed on with less than one copy, where both processes keep theirs.
double copy_rate(sys::Size size, int cpu, double slice);

}  // namespace boxlab
