// What went wrong for several.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "course/course.hpp"
#include "grade/work.hpp"

namespace boxlab::grade {

/// Something that was said to several.
struct CommonFailure {
  std::string says;  ///< the first line, without what differs from run to run: pids, inode numbers
  std::string example;  ///< all that was said to one of them
  std::set<std::string> checks;
  std::vector<const Work*> works;
};

/// What the checks, or the compiler, said to the students of a lab, the most frequent first. The
/// works must outlive it.
std::vector<CommonFailure> find_common_failures(const LabWorks& lab);

/// A mistake that the course knows, and who made it.
struct KnownMistake {
  std::string file;     ///< the wrong solution
  std::string mistake;  ///< in words
  std::vector<const Work*> works;
};

/// The works whose verdicts are just those that a wrong solution of the course has to get: the same
/// checks fail, and say what they have to say of it. Of a course without solutions/, none.
std::vector<KnownMistake> find_known_mistakes(const Course& course, const LabWorks& lab);

/// The first line of what was said, with N for each number that differs from run to run.
std::string without_numbers(const std::string& said);

}  // namespace boxlab::grade
