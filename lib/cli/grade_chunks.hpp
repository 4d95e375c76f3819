// Grading in parts, of which each can be run elsewhere.
#pragma once

#include <string>
#include <vector>

#include "cli/grade_options.hpp"
#include "course/judge.hpp"
#include "grade/store.hpp"

namespace boxlab {

/// Makes chunks of what has to be judged, and says how to run them.
void make_chunks(const Exam& exam, const std::vector<grade::Work>& works, const std::string& judge,
                 const GradeCommand& options);

/// Keeps what chunks that were made before have found, and shows it.
void take_in_chunks(const Exam& exam, std::vector<grade::Work>& works, const std::string& judge,
                    const grade::Store& store, const GradeCommand& options);

}  // namespace boxlab
