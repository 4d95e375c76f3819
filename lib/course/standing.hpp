// Where the learner is.
#pragma once

#include <string>
#include <vector>

#include "course/course.hpp"
#include "course/progress.hpp"

namespace boxlab {

/// How far the learner is with a lab.
struct Standing {
  const Lab& lab;
  int points = 0;
  int max_points = 0;
  std::string last;  ///< the date of the last that is known of it; empty when nothing is

  bool is_done() const { return points == max_points; }
};

/// How far the learner is with each lab of the course, which must outlive the result. Asks every
/// lab's checker which checks it has.
std::vector<Standing> find_standings(const Course& course, const Progress& progress);

/// What is to be done next: the lab that was worked on last or, when that is done, the first one
/// after it that is not, or else the first before it. nullptr when all are done.
const Standing* find_next(const std::vector<Standing>& standings);

}  // namespace boxlab
