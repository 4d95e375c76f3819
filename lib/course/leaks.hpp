// Looking for solutions where there should be none.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "course/course.hpp"

namespace boxlab {

/// A file that shows much of an answer.
struct Leak {
  std::filesystem::path file;
  std::filesystem::path answer;  ///< the solution, variant or wrong that it shows
  std::size_t shown = 0;         ///< so many of its telling lines are in the file
  std::size_t all = 0;           ///< of so many
};

/// Compares all files below `directory` with all that the course knows of answers to `labs`: its
/// solutions, variants and wrongs. A file leaks one when it has a fifth of its telling lines:
/// those that are long enough to say something, and are not given to the learner anyway.
std::vector<Leak> find_leaks(const Course& course, const std::vector<Lab>& labs,
                             const std::filesystem::path& directory);

}  // namespace boxlab
