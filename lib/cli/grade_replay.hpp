// Judging one submission before somebody's eyes.
#pragma once

#include "cli/grade_options.hpp"

namespace boxlab {

/// Shows what the gradebook has of one submission; then judges it as `boxlab check` does, with the
/// same seed. The gradebook stays as it is. Returns the exit status of `boxlab check`. Throws
/// CLI::ValidationError where there is no such submission.
int replay(const GradeCommand& options);

}  // namespace boxlab
