// Running the command inside.
#pragma once

#include "vm/guest/ports.hpp"
#include "vm/wire.hpp"

namespace boxlab::vm {

/// What became of the command.
struct Ending {
  int status = 0;  ///< as a shell counts it
  Carried carried;
};

/// Runs the command to its end, passes signals on to it, and ends what it leaves running.
Ending run_command(const Orders& orders, Ports& ports);

}  // namespace boxlab::vm
