#include "cli/choose.hpp"

#include "course/progress.hpp"
#include "course/standing.hpp"

namespace boxlab {

const Lab& choose_lab_or_next(const Course& course, const std::optional<std::string>& name) {
  if (name) return course.lab(*name);
  const auto standings = find_standings(course, read_progress(course));
  const Standing* next = find_next(standings);
  return next == nullptr ? course.labs.front() : next->lab;
}

}  // namespace boxlab
