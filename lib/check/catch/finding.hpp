// What a failed assertion of a check found out.
#pragma once

#include <optional>
#include <string>

namespace boxlab {

/// What a matcher saw that should not be so: the texts of a verdict.
struct Finding {
  std::string ran;            ///< the command line
  std::string expected;       ///< what should have come of it
  std::string got;            ///< what came of it
  std::string why;            ///< the explanation; may be empty
  bool is_explained = false;  ///< `why` says what goes on
  std::string needed{};       ///< the check that has to pass first, when that is all
  std::string err{};          ///< what the program said on stderr
};

/// Keeps the finding for the reporter: Catch2 itself carries only one text from a matcher to it.
void record(Finding finding);

/// Takes the finding that was recorded last, if there is one.
std::optional<Finding> take_finding();

}  // namespace boxlab
