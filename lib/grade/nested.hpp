// Archives inside of what was handed in.
#pragma once

#include <set>
#include <string>

#include "course/course.hpp"
#include "grade/export.hpp"

namespace boxlab::grade {

/// Students pack what they hand in, and schools pack that again. Where a submission has no file
/// with the name of an answer, adds what the archives in it hold; archives in these stay closed.
/// What can't be read is a note of the submission.
void unpack_nested(const Course& course, const std::set<std::string>& answers,
                   Submission& submission);

}  // namespace boxlab::grade
