// How much CPU time the processes of a sandbox have taken.
#pragma once

#include "check/proc.hpp"

namespace boxlab {

/// The CPU time, in seconds, of the process that has taken most; 0 when there is none.
double most_cpu_seconds(const Processes& processes);

}  // namespace boxlab
