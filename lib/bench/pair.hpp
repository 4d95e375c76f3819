// Two processes that take steps together, and the time that a step takes.
#pragma once

#include <functional>

#include "bench/mechanism.hpp"

namespace boxlab::bench {

/// The CPU of each of two processes.
struct Placement {
  int one = 0;
  int other = 0;
};

/// One step of a process, over and over; the message is its own.
using Step = std::function<void(Message&)>;

/// What two processes do.
struct Pair {
  Step one;    ///< it is this one whose time is taken
  Step other;  ///< as many steps of this one belong to it
};

/// How long a step takes, in seconds: the mean over about `slice` seconds, after a warm-up. `make`
/// is called where both processes still are one, in an IPC namespace of their own where that is
/// allowed: what it makes there is gone afterwards, however they end. Throws std::runtime_error
/// when one of them fails; why is on stderr.
double time_step(const Placement& cpus, double slice, const std::function<Pair()>& make);

}  // namespace boxlab::bench
