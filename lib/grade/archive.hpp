// Reading an archive that others have made.
#pragma once

#include <set>
#include <string>

#include "course/course.hpp"
#include "grade/tree.hpp"

namespace boxlab::grade {

/// What is in an archive: a zip, a tar or a 7z.
struct Unpacked {
  Tree members;
  std::string hazard;  ///< why there is nothing, or not all of it; empty when there is
};

/// Unpacks an archive that is in memory to memory, as much of it as a TreeBuilder keeps for these
/// answers: a program of its own does it, in a sandbox with limits. Throws Blocked where this
/// machine allows no sandbox, and std::runtime_error when the unpacker fails by itself.
Unpacked unpack(const Course& course, const std::string& archive,
                const std::set<std::string>& answers);

}  // namespace boxlab::grade
