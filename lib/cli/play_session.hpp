// Somebody at a terminal, and a program in a sandbox.
#pragma once

#include "check/plan.hpp"

namespace boxlab {

/// Runs a plan in a sandbox with our stdin, stdout and stderr; where somebody types at them, with a
/// terminal of its own inside. Ends all that is left in there. Returns the exit status, or 128 + N
/// when signal N ended the program, or us. Throws Blocked when this machine allows no sandbox.
int play_session(const Plan& plan);

}  // namespace boxlab
