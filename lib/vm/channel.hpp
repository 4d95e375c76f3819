// The outer side of the machine's ports.
#pragma once

#include "sys/descriptor.hpp"

namespace boxlab::vm {

/// A pair of connected sockets (socketpair(2)).
struct Channel {
  sys::Descriptor ours;
  sys::Descriptor theirs;  ///< for the emulator
};

Channel make_channel();

/// One channel for each port of wire.hpp.
struct Channels {
  Channel control = make_channel();
  Channel in = make_channel();
  Channel out = make_channel();
  Channel err = make_channel();
};

}  // namespace boxlab::vm
