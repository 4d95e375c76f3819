// The ports that lead out of the machine.
#pragma once

#include "sys/descriptor.hpp"

namespace boxlab::vm {

/// One descriptor for each port of wire.hpp. None of them makes its user wait, but `control` does.
struct Ports {
  sys::Descriptor control;
  sys::Descriptor in;
  sys::Descriptor out;
  sys::Descriptor err;
};

/// Opens all of them, and waits until the other side has, too.
Ports open_ports();

}  // namespace boxlab::vm
