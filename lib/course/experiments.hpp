// What a handout shows to be tried by hand.
#pragma once

#include <string>
#include <vector>

#include "course/lab.hpp"

namespace boxlab {

/// The commands that the lab's handout shows, one a line: what stands behind "$ " in a block. The
/// program is called by its name alone, wherever the handout has it; what builds it is left out.
std::vector<std::string> read_experiments(const Lab& lab);

}  // namespace boxlab
