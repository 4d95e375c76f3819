// The first process of a sandbox.
#pragma once

#include "check/plan.hpp"

namespace boxlab {

/// The life of pid 1 of a sandbox. It puts up the walls, starts the program, tells the judge how it
/// ended, and reaps everything else until the judge ends it, and with it all that is left.
///
/// It runs in a copy of the judge's memory, so it allocates nothing and throws nothing: see Orders.
/// The program can't reach it: signals from inside do not touch a pid 1, and its memory belongs to
/// the judge's user namespace.
[[noreturn]] void run_init(const Orders& orders);

}  // namespace boxlab
