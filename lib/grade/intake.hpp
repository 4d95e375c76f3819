// From what is on the disk to what has to be graded.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "course/course.hpp"
#include "grade/export.hpp"
#include "grade/roster.hpp"
#include "grade/work.hpp"

namespace boxlab::grade {

/// All that was found in the folders and archives that were named.
struct Intake {
  std::vector<Submission> submissions;
  std::vector<std::string> troubles{};  ///< what can't be read, or belongs to nobody: a line each
};

/// Reads folders and archives. One that is broken is a trouble, and keeps none of the others away.
Intake take_in(const Course& course, const std::vector<std::filesystem::path>& paths);

/// The labs that are answered in submissions, where it was not said which: those whose files are
/// there.
std::vector<Lab> answered_labs(const Course& course, const Intake& intake);

/// The work that one lab makes. With a roster, each student of it has one, and what belongs to none
/// of them is not matched; two submissions of one student are not matched either, unless they are
/// the same.
std::vector<Work> make_work(const Course& course, const Lab& lab, const Intake& intake,
                            const Roster* roster);

}  // namespace boxlab::grade
