// The course as Gradescope grades with it.
#pragma once

#include <filesystem>

#include "course/course.hpp"

namespace boxlab {

/// Writes the archive that Gradescope takes as the autograder of one lab: boxlab with this lab and
/// without its solutions, setup.sh, which builds it, and run_autograder, which grades a submission.
/// A file of that name is replaced. Throws NoHandout, GitTrouble and std::system_error.
/// https://gradescope-autograders.readthedocs.io/en/latest/specs/
void write_autograder(const Course& course, const Lab& lab, const std::filesystem::path& file);

}  // namespace boxlab
