// Starting over without losing anything.
#pragma once

#include <filesystem>

#include "course/course.hpp"

namespace boxlab {

/// A directory for copies of learner's files, named after the moment.
class Backup {
 public:
  explicit Backup(const Course& course);

  /// Keeps a copy of a lab's file and returns where. Throws std::system_error, and then there is no
  /// half of a copy.
  std::filesystem::path keep(const Lab& lab) const;

 private:
  std::filesystem::path directory_;
};

/// Makes the learner's file the starter again, and forgets which checks it passed and which hints
/// were given. What was the best version stays. Throws std::system_error.
void start_over(const Course& course, const Lab& lab);

}  // namespace boxlab
