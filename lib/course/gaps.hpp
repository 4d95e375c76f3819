// What a lab still lacks.
#pragma once

#include <string>
#include <vector>

#include "course/judge.hpp"
#include "course/reference.hpp"

namespace boxlab {

/// What the lab of `exam` lacks, a sentence each: a check without three hints, hints for a check
/// that does not exist, a check that no wrong file shows to be able to fail.
std::vector<std::string> find_gaps(const Exam& exam, const std::vector<Reference>& references);

}  // namespace boxlab
