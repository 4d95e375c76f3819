// The end of a report.
#pragma once

#include <cstddef>
#include <string>

#include "check/verdict.hpp"
#include "cli/palette.hpp"
#include "course/judge.hpp"

namespace boxlab {

/// How many checks were tried and did not pass.
std::size_t count_failed(const VerdictDocument& document);

/// The points, and the one thing to do now, with commands that one can copy. `hides_some` says that
/// the report has more to say about some checks.
std::string render_sum(const VerdictDocument& document, const Exam& exam, const Palette& palette,
                       bool hides_some);

}  // namespace boxlab
