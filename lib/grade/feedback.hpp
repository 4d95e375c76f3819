// The pages of students, as Moodle takes them back.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "course/course.hpp"
#include "grade/report.hpp"

namespace boxlab::grade {

/// Writes the page of each student who has handed in to a zip archive that Moodle hands out as
/// feedback. Students are found in `worksheet`, the grading worksheet, which has their numbers.
/// Returns the ids of those who are not in it. Throws BadRoster and GitTrouble.
/// https://docs.moodle.org/en/Assignment_settings#Feedback_files
std::vector<std::string> write_feedback(const Course& course, const std::vector<LabReport>& labs,
                                        const std::filesystem::path& worksheet,
                                        const std::filesystem::path& zip);

}  // namespace boxlab::grade
