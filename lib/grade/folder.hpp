// Reading a folder that others have filled.
#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "grade/tree.hpp"

namespace boxlab::grade {

/// What is below a directory, as much of it as a TreeBuilder keeps for these answers. No link is
/// followed, and nothing but regular files is opened. Throws std::system_error where the directory
/// itself can't be read.
Tree read_folder(const std::filesystem::path& directory, const std::set<std::string>& answers);

/// When a file was last written: see Member::time. Empty where that can't be read.
std::string time_of(const std::filesystem::path& file);

}  // namespace boxlab::grade
