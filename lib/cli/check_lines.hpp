// The checks of a verdict document, line by line.
#pragma once

#include <string>

#include "check/verdict.hpp"
#include "cli/palette.hpp"

namespace boxlab {

/// A line for each check and, for one that did not pass, what there is to say about it. What has
/// been said about an earlier check is not said again.
std::string render_checks(const VerdictDocument& document, const Palette& palette);

}  // namespace boxlab
