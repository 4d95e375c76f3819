// What git does for us: a handout is a repository, and archives are what git makes of one.
#pragma once

#include <filesystem>
#include <stdexcept>

namespace boxlab {

/// git is not installed, or has said no. what() says which.
class GitTrouble : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Makes a directory a git repository, where it is none, with a commit that holds all of it and
/// knows nothing of where it came from. The settings of who calls it play no part. Throws
/// GitTrouble.
void make_repository(const std::filesystem::path& directory);

/// Writes all that is in a directory into a zip archive, whose path is absolute. The directory is a
/// repository afterwards, and may be one before. Throws GitTrouble.
void archive_directory(const std::filesystem::path& directory, const std::filesystem::path& zip);

}  // namespace boxlab
