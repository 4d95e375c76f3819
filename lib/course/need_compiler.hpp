// The programs that build labs.
#pragma once

#include <vector>

#include "course/needs.hpp"

namespace boxlab {

/// Builds the starter of the first lab, and of each that is linked with a library.
TriedNeed try_compiler(const Course& course, const std::vector<const Lab*>& labs);

/// Builds a program with Catch2, which checkers are made with.
TriedNeed try_catch2(const Course& course, const std::vector<const Lab*>& labs);

}  // namespace boxlab
