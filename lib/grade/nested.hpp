// Archives inside of what was handed in.
#pragma once

#include "course/course.hpp"
#include "grade/export.hpp"

namespace boxlab::grade {

/// Students pack what they hand in, and schools pack that again. Where a submission has no file of
/// any lab, adds what the archives in it hold; archives in these stay closed. What can't be read is
/// a note of the submission.
void unpack_nested(const Course& course, Submission& submission);

}  // namespace boxlab::grade
