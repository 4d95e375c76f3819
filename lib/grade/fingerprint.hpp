// Who has judged.
#pragma once

#include <cstdint>
#include <string>

#include "course/judge.hpp"

namespace boxlab::grade {

/// All on which the verdicts on a file depend, in one line: the checker and what programs are
/// linked with, boxlab itself with its limits, the compiler and how it is called, the seed, and
/// where the checks run. Two lines that are the same stand for the same judge.
std::string fingerprint(const Exam& exam, std::uint32_t seed);

}  // namespace boxlab::grade
