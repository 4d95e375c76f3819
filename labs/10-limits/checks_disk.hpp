// Lab 10: the disk that limits on a disk are tried on.
#pragma once

#include <string>

#include "check/catch/check.hpp"

namespace boxlab {

/// The scratch disk of the virtual machine that we are in: "/dev/vda". Throws Blocked elsewhere: a
/// disk of somebody's machine is nothing to be written to.
std::string scratch_disk();

/// Its numbers, as io.max has them: "254:0".
std::string scratch_numbers();

/// The stage, with the scratch disk, which the program may use.
Sandbox with_disk();

}  // namespace boxlab
