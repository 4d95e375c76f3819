// The terminal that somebody types at.
#pragma once

#include <termios.h>

#include "vm/wire.hpp"

namespace boxlab::vm {

/// Whether somebody types at stdin and looks at stdout.
bool has_terminal();

/// The size of the terminal at stdout.
WindowSize window_size();

/// While this object lives, the terminal at stdin hands over every key as it is, Ctrl-C as well:
/// the terminal inside knows what to do with them (termios(3), raw mode).
class RawTerminal {
 public:
  RawTerminal();
  RawTerminal(const RawTerminal&) = delete;
  RawTerminal& operator=(const RawTerminal&) = delete;
  ~RawTerminal();

 private:
  termios before_{};
};

}  // namespace boxlab::vm
