// How much of something is done.
#pragma once

#include <cstddef>
#include <string>

namespace boxlab {

/// "[######..............]", `columns` wide. It is full only when all is done, and not empty when
/// something is.
std::string bar(int done, int all, std::size_t columns);

}  // namespace boxlab
