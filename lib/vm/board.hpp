// The kinds of machine that are emulated.
#pragma once

#include <string>
#include <vector>

namespace boxlab::vm {

/// What is called differently for each kind of processor.
struct Board {
  std::string emulator;               ///< the program of QEMU
  std::string machine;                ///< its name for the board
  std::string cpu;                    ///< the processor to emulate
  std::string console;                ///< the kernel's name for the first serial port
  std::vector<std::string> firmware;  ///< words that choose what starts the kernel
};

extern const Board x86_64;
extern const Board arm64;

/// The one like this machine: its programs run inside.
const Board& own_board();

}  // namespace boxlab::vm
