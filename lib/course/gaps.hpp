// What a lab still lacks.
#pragma once

#include <string>
#include <vector>

#include "course/judge.hpp"
#include "course/reference.hpp"

namespace boxlab {

/// What a lab lacks, a sentence each: a check without three hints, hints for a check that does not
/// exist, or for what no wrong file is told; a check that no wrong file shows to be able to fail.
/// `usual` and `full` are exams of that extent: a long check is tried on what must pass alone.
std::vector<std::string> find_gaps(const Exam& usual, const Exam& full,
                                   const std::vector<Reference>& references);

}  // namespace boxlab
