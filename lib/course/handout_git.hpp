// The repository of a handout.
#pragma once

#include <filesystem>

namespace boxlab {

/// Makes a directory a git repository with one commit, which holds all of it and knows nothing of
/// where it came from. The settings of who calls it play no part. Throws NoHandout when git is not
/// installed, or says no.
void make_repository(const std::filesystem::path& directory);

}  // namespace boxlab
