// Solutions against the plain way of using the same mechanism.
#pragma once

#include <filesystem>
#include <optional>

#include "bench/report.hpp"
#include "course/course.hpp"

namespace boxlab::bench {

/// The variant of a lab that does it as every textbook does, and is the measure for the solution.
std::filesystem::path textbook(const Course& course, const Lab& lab);

/// Measures a lab's solution beside its textbook variant, both by the lab's bench.cpp: round trips
/// on one CPU, where nothing depends on where the scheduler puts the two sides, and throughput on
/// all that this process may run on. Nothing when the lab has no bench.cpp
/// or no such variant. Throws std::runtime_error when one of them does not build.
std::optional<Report> measure_against_textbook(const Course& course, const Lab& lab, int rounds);

}  // namespace boxlab::bench
