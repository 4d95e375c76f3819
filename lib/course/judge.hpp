// Asking a lab's checker what it thinks of a program.
#pragma once

#include <string>
#include <vector>

#include "course/course.hpp"
#include "course/verdict.hpp"
#include "sys/descriptor.hpp"

namespace boxlab {

/// What is to be checked: a lab, or some checks of it.
struct Exam {
  const Course& course;
  const Lab& lab;
  std::vector<Verdict> checks;  ///< as list_checks() gives them
  bool is_partial = false;      ///< not all of them
};

/// All checks of a lab.
Exam make_exam(const Course& course, const Lab& lab);

/// The check `id` of a lab alone. Throws UnknownName.
Exam make_exam(const Course& course, const Lab& lab, const std::string& id);

/// Runs the checker on the executable `program`. The checks find their random numbers from `seed`.
/// A check that the checker did not get to is an error.
VerdictDocument judge(const Exam& exam, const std::string& program, std::uint32_t seed);

/// The same for an executable that is only open, and may have no name.
VerdictDocument judge(const Exam& exam, const sys::Descriptor& program, std::uint32_t seed);

/// The verdicts when there is no program to judge: all checks have this status, and `why` says why.
VerdictDocument judge_nothing(const Exam& exam, std::uint32_t seed, Status status,
                              const std::string& why);

}  // namespace boxlab
