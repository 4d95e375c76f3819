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

/// The linker's arguments for all of an archive. Of a plain one it takes only what is missing: a
/// main() of the learner's own would silently replace the given one.
std::vector<std::string> whole_archive(const std::filesystem::path& archive);

}  // namespace boxlab
