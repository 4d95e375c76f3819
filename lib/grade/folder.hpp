// Reading a folder that others have filled.
#pragma once

#include <filesystem>

#include "grade/tree.hpp"

namespace boxlab::grade {

/// All files below a directory. No link is followed, nothing but regular files is opened, and none
/// of the limits in tree.hpp is passed. Throws std::system_error where the directory itself can't
/// be read, and std::runtime_error where it has too many files.
Tree read_folder(const std::filesystem::path& directory);

/// When a file was last written: see Member::time. Empty where that can't be read.
std::string time_of(const std::filesystem::path& file);

}  // namespace boxlab::grade
