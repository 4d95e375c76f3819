// What connects the command with the ports.
#pragma once

#include <optional>

#include "sys/descriptor.hpp"
#include "vm/flow.hpp"
#include "vm/guest/ports.hpp"
#include "vm/wire.hpp"

namespace boxlab::vm {

/// What the command gets for its stdin, stdout and stderr.
struct Ends {
  sys::Descriptor in;
  sys::Descriptor out;
  sys::Descriptor err;
};

/// The flows between the ports and the command.
struct Streams {
  Flow in;
  Flow out;
  Flow err;
  sys::Descriptor terminal;  ///< its own side, where the command has a terminal
  Ends ends;                 ///< to be closed as soon as the command has them
};

/// Pipes: the command could not open a port a second time, as /dev/stdout.
Streams connect_by_pipes(Ports& ports);

/// A terminal of that size (pty(7)), for all three.
Streams connect_by_terminal(Ports& ports, const WindowSize& window);

void set_window(const sys::Descriptor& terminal, const WindowSize& window);

}  // namespace boxlab::vm
