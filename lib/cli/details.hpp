// What there is to say about a check.
#pragma once

#include <string>

#include "check/verdict.hpp"
#include "cli/palette.hpp"

namespace boxlab {

/// One of the texts about a check, with its name at the left; nothing for an empty one.
std::string detail(const char* name, const std::string& text, const Palette& palette);

/// All texts about a check.
std::string details(const Verdict& check, const Palette& palette);

/// What the compiler said: what is to be mended first.
std::string describe_build(const Diagnostics& build, const Palette& palette);

}  // namespace boxlab
