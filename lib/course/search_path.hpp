// Where programs are.
#pragma once

#include <string>

namespace boxlab {

/// The program of that name in the first directory of $PATH that has it; an empty text where none
/// has it.
std::string find_in_path(const std::string& program);

}  // namespace boxlab
