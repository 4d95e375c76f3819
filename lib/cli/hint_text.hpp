// Hints for people.
#pragma once

#include <cstddef>
#include <string>

#include "cli/palette.hpp"
#include "course/hints.hpp"

namespace boxlab {

/// The hints that have been given: the first `given` of them, and whether there are more.
std::string render_hints(const Hints& hints, std::size_t given, const Palette& palette);

}  // namespace boxlab
