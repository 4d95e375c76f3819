// Running the lines that mend a machine.
#pragma once

#include <string>
#include <vector>

namespace boxlab {

/// Shows each line and asks whether to run it, by the shell; without asking, when that is so
/// wished. Returns how many were run and ended well.
int mend(const std::vector<std::string>& lines, bool asks);

}  // namespace boxlab
