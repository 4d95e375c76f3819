// Marks as other systems want them.
#pragma once

#include <string>
#include <vector>

#include "grade/work.hpp"

namespace boxlab::grade {

/// One result, as the file that a school's system reads: Gradescope's results.json.
std::string to_gradescope(const Work& work);
/// What Autolab reads in the last line of an autograder's output: feedback, and the points.
std::string to_autolab(const Work& work);
/// What a grader of GitHub Classroom gives to its reporter, before it is encoded.
std::string to_classroom(const Work& work);
/// PrairieLearn's results.json.
std::string to_prairielearn(const Work& work);
/// What a judge of Dodona prints.
std::string to_dodona(const Work& work);

/// All results as JUnit's XML, which GitLab, GitHub and Jenkins show. It is well-formed whatever
/// students have printed.
std::string to_junit(const std::vector<LabWorks>& all);
/// A line for each student, a column for each lab: a table without formulas.
std::string to_table(const std::vector<LabWorks>& all);
/// All results as one JSON document: the verdict documents, and whose they are.
std::string to_class_json(const std::vector<LabWorks>& all);

/// What to tell somebody about a check: nothing where it passed.
std::string feedback(const Verdict& check);

}  // namespace boxlab::grade
