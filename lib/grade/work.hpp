// What has to be graded, and what came of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/verdict.hpp"
#include "course/course.hpp"
#include "grade/export.hpp"
#include "grade/roster.hpp"

namespace boxlab::grade {

/// What a submission came to.
enum class Outcome {
  graded,     ///< there are verdicts
  not_built,  ///< the compiler, or the linker, refused it
  no_file,    ///< there is no file for the lab, or it cannot be told which
  absent,     ///< this student has handed in nothing
  error,      ///< something of ours is broken: nothing is known, and there is no mark
};

/// "graded", "does not build", "no file", "not handed in", "error".
std::string_view to_text(Outcome outcome);

/// One student's answer to one lab, from the beginning to the end.
struct Work {
  std::string id;
  std::string name;
  std::string from;                   ///< the folder or archive, and the place in it
  bool is_matched = true;             ///< it is known whose it is
  bool is_ambiguous = false;          ///< handed in more than once, and not the same
  std::optional<std::string> text{};  ///< the file
  std::vector<std::string> notes{};
  Outcome outcome = Outcome::error;
  VerdictDocument document{};

  /// Whether what it came to is a mark.
  bool has_mark() const { return outcome != Outcome::error; }
};

}  // namespace boxlab::grade
