// Saying once what is so of many processes.
#pragma once

#include <string>
#include <vector>

namespace boxlab {

/// Of three or more sentences of an autopsy that say the same of different processes, only the
/// first, with how many others there are.
std::vector<std::string> group_similar(const std::vector<std::string>& sentences);

}  // namespace boxlab
