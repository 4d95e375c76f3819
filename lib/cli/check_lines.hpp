// The checks of a verdict document, line by line.
#pragma once

#include <string>

#include "cli/palette.hpp"
#include "check/verdict.hpp"

namespace boxlab {

/// A line for each check and, for one that did not pass, what there is to say about it. What has
/// been said about an earlier check is not said again.
std::string render_checks(const VerdictDocument& document, const Palette& palette);

}  // namespace boxlab
