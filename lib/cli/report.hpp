// The verdict document for people.
#pragma once

#include <string>

#include "check/verdict.hpp"
#include "cli/palette.hpp"
#include "course/lab.hpp"

namespace boxlab {

/// A verdict document as text of 80 columns. `subject` says what was judged: "your file: ...".
std::string render(const VerdictDocument& document, const Lab& lab, const std::string& subject,
                   const Palette& palette);

}  // namespace boxlab
