// What is measured of a mechanism.
#pragma once

#include "bench/pair.hpp"

namespace boxlab::bench {

/// From sending a message of `size` bytes to having one back, in seconds.
double round_trip(const Mechanism& mechanism, sys::Size size, const Placement& cpus, double slice);

/// Messages of `size` bytes, as many as get through: bytes per second.
double throughput(const Mechanism& mechanism, sys::Size size, const Placement& cpus, double slice);

/// Where copies go to.
enum class Target {
  next_place,  ///< to the next place in an area that the caches of one core do not hold
  same_place,  ///< over the copy before: all of it stays in the cache
};

/// memcpy(3) of `size` bytes in one process, over and over: bytes per second. A limit: bytes that
/// another core reads have to leave this one's caches, so that no message is faster than a copy to
/// the next place.
double copy_rate(sys::Size size, Target target, int cpu, double slice);

}  // namespace boxlab::bench
