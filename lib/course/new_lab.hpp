// Writing a new lab.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "course/course.hpp"

namespace boxlab {

/// No lab can have this name, or one has it already.
class BadName : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A lab that has just been written.
struct NewLab {
  std::string name;                          ///< "14-greet"
  std::vector<std::filesystem::path> files;  ///< all of it
};

/// Writes a lab that is complete: a copy of lib/course/example under another name. `name` is
/// "14-greet", or "greet" for the number behind that of the last lab; its program is called
/// "greet". A directory that is empty, or not there, becomes a course. Throws BadName, NoCourse
/// where something else is in the directory, and std::system_error; then nothing is left of the
/// lab.
NewLab write_lab(const Course& course, const std::string& name);

}  // namespace boxlab
