// A machine for one command.
#pragma once

#include "vm/options.hpp"

namespace boxlab::vm {

/// Exit statuses of the machine's own: those of timeout(1) and env(1).
namespace status {
constexpr int timed_out = 124;
constexpr int failed = 125;
}  // namespace status

/// Starts a machine, runs the command in it, and returns its exit status as a shell counts it, or
/// status::timed_out. Nothing of the machine is left then. Throws std::exception when the machine
/// itself failed.
int run(const Options& options, const Parts& parts);

}  // namespace boxlab::vm
