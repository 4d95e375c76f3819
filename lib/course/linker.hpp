// Reading what a linker says.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "course/lab.hpp"

namespace boxlab {

/// Says in words of the lab what mold or ld complains of in `log`: a function that is not there, or
/// a main() too many. `file` is what people call the learner's file. Nothing when there is no such
/// complaint.
std::optional<std::string> explain_linker(std::string_view log, const Lab& lab,
                                          const std::string& file);

}  // namespace boxlab
