// Finding what a machine is made of.
#pragma once

#include <filesystem>

#include "vm/options.hpp"

namespace boxlab::vm {

/// The parts of a machine, where the launcher and CMake put them in the build directory. Throws
/// std::runtime_error, which says what to do, when something is missing, the emulator included.
Parts find_parts(const std::filesystem::path& build);

}  // namespace boxlab::vm
