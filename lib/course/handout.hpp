// The course as a class gets it.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "course/course.hpp"

namespace boxlab {

/// A lab that a handout is without, because what it gives shows the solution of another one.
struct LeftOut {
  Lab lab;
  Lab shown;  ///< the other one
};

/// The labs of a handout.
struct Selection {
  std::vector<Lab> labs;
  std::vector<LeftOut> left_out;
};

/// A handout cannot be written as it was asked for.
class NoHandout : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// The labs that `wish` names: "01-04", "pipes,shm", or several of these with commas between them;
/// all of them for an empty text. Of these, a lab is left out that shows the solution of another.
/// Throws UnknownName.
Selection select_labs(const Course& course, const std::string& wish);

/// Copies boxlab and these labs to `directory`, which must be empty or not there, without any
/// answer, without what this learner has written, and without boxlab's own tests. Throws
/// NoHandout, also when a file of it shows an answer all the same, GitTrouble and
/// std::system_error; then nothing is left of it.
void write_handout(const Course& course, const std::vector<Lab>& labs,
                   const std::filesystem::path& directory);

}  // namespace boxlab
