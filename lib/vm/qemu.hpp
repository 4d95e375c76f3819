// How the emulator is called.
#pragma once

#include <string>
#include <vector>

#include "vm/accelerator.hpp"
#include "vm/board.hpp"
#include "vm/channel.hpp"
#include "vm/options.hpp"

namespace boxlab::vm {

/// The files in memory that a machine uses. They are gone with the last process that has them open.
struct Memory {
  sys::Descriptor initrd;
  sys::Descriptor disk;
  sys::Descriptor console;  ///< what the kernel and a failing init say
};

/// The words that start it with nothing but the kernel and this initrd: what every machine takes at
/// least, to be measured against. It ends when its init ends.
std::vector<std::string> bare_words(const Parts& parts, const sys::Descriptor& initrd);

/// The words that start it. It finds the channels and files under their numbers.
std::vector<std::string> qemu_words(const Board& board, const Options& options, const Parts& parts,
                                    Accelerator accelerator, const Channels& channels,
                                    const Memory& memory);

}  // namespace boxlab::vm
