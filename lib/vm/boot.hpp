// Starting a machine.
#pragma once

#include <memory>
#include <string>

#include "vm/deadline.hpp"
#include "vm/machine.hpp"

namespace boxlab::vm {

/// Starts a machine and waits until it is ready for orders; with KVM where that answers in time.
/// Nothing when the time is over. Throws std::runtime_error, with its last words, when the machine
/// ended instead.
std::unique_ptr<Machine> boot(const Options& options, const Parts& parts, const Deadline& deadline);

/// The next report of the machine (wire.hpp), without its line feed; nothing behind the last.
std::string read_report(const sys::Descriptor& control);

}  // namespace boxlab::vm
