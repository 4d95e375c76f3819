// What `boxlab doctor` prints.
#pragma once

#include <string>
#include <vector>

#include "cli/palette.hpp"
#include "course/needs.hpp"

namespace boxlab {

/// The line above those of row_of().
std::string head_of_rows(const Palette& palette);

/// One need: whether it is there, the labs, and how it was tried; in several lines where that is
/// long. `count` is how many labs there are.
std::string row_of(const TriedNeed& need, std::size_t count, const Palette& palette);

/// What is lacking, why, the line that mends it, and what else one can do.
std::string describe_lacks(const std::vector<TriedNeed>& needs, const Palette& palette);

/// Which labs can be judged here, and which in a virtual machine.
std::string sum_up(const std::vector<TriedNeed>& needs, const std::vector<const Lab*>& labs,
                   const Palette& palette);

}  // namespace boxlab
