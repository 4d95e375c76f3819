// How the emulator is called.
#pragma once

#include <string>
#include <vector>

#include "vm/accelerator.hpp"
#include "vm/channel.hpp"
#include "vm/options.hpp"

namespace boxlab::vm {

/// The files in memory that a machine uses. They are gone with the last process that has them open.
struct Memory {
  sys::Descriptor initrd;
  sys::Descriptor disk;
  sys::Descriptor console;  ///< what the kernel and a failing init say
};

/// The emulator's name: that for this machine's own kind of processor.
extern const char* const emulator;

/// The words that start it with nothing but the kernel, which ends when it finds no root directory:
/// what every machine takes at least, to be measured against.
std::vector<std::string> bare_words(const Parts& parts);

/// The words that start it. It finds the channels and files under their numbers.
std::vector<std::string> qemu_words(const Options& options, const Parts& parts,
                                    Accelerator accelerator, const Channels& channels,
                                    const Memory& memory);

}  // namespace boxlab::vm
