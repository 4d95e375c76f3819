// Marks that have been given, for those who read them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "course/course.hpp"
#include "grade/gradebook.hpp"
#include "grade/late.hpp"

namespace CLI {
class App;
}

namespace boxlab {

/// Which marks are asked for, and what being late costs.
struct GradesOptions {
  std::string grades;  ///< the directory that grading has written
  std::string lab;     ///< empty: all
  std::string late;    ///< a file with a policy; empty: none
};

/// Adds GRADES, --lab and --late.
void add_grades_options(CLI::App& command, GradesOptions& options);

/// The works that are asked for, with what is taken off for being late. Throws grade::BadPolicy.
std::vector<grade::LabWorks> read_grades(const grade::Gradebook& gradebook, const Course& course,
                                         const GradesOptions& options);

/// Names those of whom it is not known when they have handed in, although there is a deadline.
void say_who_has_no_time(const std::vector<grade::LabWorks>& all);

}  // namespace boxlab
