// What the kernel starts with.
#pragma once

#include <filesystem>

#include "sys/descriptor.hpp"

namespace boxlab::vm {

/// The first root directory of the machine, as a file in memory: the program `init`, the kernel
/// modules of a directory, and what they need.
sys::Descriptor make_initrd(const std::filesystem::path& init,
                            const std::filesystem::path& modules);

/// A first root directory with nothing but `init`, likewise.
sys::Descriptor make_empty_initrd(const std::filesystem::path& init);

}  // namespace boxlab::vm
