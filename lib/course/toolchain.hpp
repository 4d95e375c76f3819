// How to call the compiler.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace boxlab {

/// The compiler and the flags that the learner's file is built with, as CMake recorded them.
struct Toolchain {
  std::string compiler;
  std::vector<std::string> flags;
  std::vector<std::string> link_flags;
};

/// Reads toolchain.json of a build directory. Throws std::system_error when it is not there, and
/// nlohmann::json::exception when it is not what CMake writes.
Toolchain read_toolchain(const std::filesystem::path& build);

}  // namespace boxlab
