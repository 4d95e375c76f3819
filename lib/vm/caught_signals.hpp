// Signals that are read, like a file, by a program that has other things to read as well.
#pragma once

#include "sys/descriptor.hpp"

namespace boxlab::vm {

/// From now on, SIGINT, SIGTERM, SIGHUP, SIGQUIT and SIGWINCH are something to be read
/// (signalfd(2)), and who writes to nobody is told so (EPIPE).
sys::Descriptor catch_signals();

/// The number of the next signal; waits for it.
int take_signal(const sys::Descriptor& signals);

}  // namespace boxlab::vm
