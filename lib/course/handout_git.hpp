// The repository of a handout, and its archive.
#pragma once

#include <filesystem>

namespace boxlab {

/// Makes a directory a git repository with one commit, which holds all of it and knows nothing of
/// where it came from. The settings of who calls it play no part. Throws NoHandout when git is not
/// installed, or says no.
void make_repository(const std::filesystem::path& directory);

/// Writes all that is in a directory that make_repository() was called for, with what was added to
/// it since, into a zip archive, whose path is absolute. Throws NoHandout.
void archive_repository(const std::filesystem::path& directory, const std::filesystem::path& zip);

}  // namespace boxlab
