// Building the learner's file.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "check/verdict.hpp"
#include "course/course.hpp"

namespace boxlab {

/// What became of building a file.
struct Built {
  std::optional<std::string> program;  ///< the executable's bytes, when it was built
  Diagnostics diagnostics;
};

/// What becomes of a learner's file.
struct Recipe {
  std::string main = "libmain.a";  ///< what it is linked with: in the lab's output directory
  std::vector<std::string> flags;  ///< for the compiler, after the usual ones
};

/// Compiles `file` in place of the lab's learner's file and links it with a main of the lab and the
/// helper library. The compiler runs in a sandbox, because what it reads and does is up to a file
/// that nobody trusts. Throws Blocked when this machine allows no sandbox.
Built build_program(const Course& course, const Lab& lab, const std::filesystem::path& file,
                    const Recipe& recipe = {});

}  // namespace boxlab
