// The file system of a sandbox.
#pragma once

#include "check/plan.hpp"
#include "check/step.hpp"

namespace boxlab {

/// Builds the tree that the program sees, and makes it the root: the system read-only, the given
/// files, a fresh /proc, a small /dev, and /tmp, /dev/shm and /dev/mqueue of its own. Nothing else
/// of the machine can be reached afterwards. Runs in init, in a mount namespace of its own.
void build_walls(const Step& step, const Orders& orders);

}  // namespace boxlab
