// What the screen of somebody who watches a lab says.
#pragma once

#include <string>
#include <vector>

#include "check/verdict.hpp"
#include "cli/palette.hpp"
#include "course/judge.hpp"

namespace boxlab {

/// The title, and how many points there are: two lines. `right` goes to the right of the second.
std::vector<std::string> watch_head(const Exam& exam, const VerdictDocument& document,
                                    const std::string& right, const Palette& palette);

/// All verdicts so far, what needs to be looked at first: what the compiler said, the first check
/// that failed with all that there is to say about it, the others, and those that pass.
std::vector<std::string> watch_body(const Exam& exam, const VerdictDocument& document,
                                    const Palette& palette);

/// What to do now that all verdicts are there, in a sentence.
std::string watch_advice(const Exam& exam, const VerdictDocument& document);

/// The lab behind this one, or nullptr.
const Lab* lab_after(const Exam& exam);

}  // namespace boxlab
