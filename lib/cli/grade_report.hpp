// What grading says to the one who has called it.
#pragma once

#include <vector>

#include "grade/intake.hpp"
#include "grade/store.hpp"

namespace boxlab {

/// Prints one result: points, whose, and what there is to say about it.
void print_graded(const grade::Work& work);

/// Prints how many works of a lab are as they were.
void print_known(const grade::LabWorks& lab);

/// Prints what needs a look, a line each: what could not be read, what belongs to nobody, what is
/// without a mark.
void print_open_ends(const grade::Intake& intake, const std::vector<grade::LabWorks>& all);

/// Prints the last lines. `out` is where it all is.
void print_grade_summary(const std::vector<grade::LabWorks>& all, const std::string& out);

/// What `boxlab grade` exits with: 0 all have a mark; 1 something could not be read, or belongs to
/// nobody; 3 something of ours is broken, so somebody is without a mark.
int grade_status(const grade::Intake& intake, const std::vector<grade::LabWorks>& all);

}  // namespace boxlab
