// What a class's own machines do with each version that is handed in.
#pragma once

#include <filesystem>
#include <vector>

#include "course/course.hpp"

namespace boxlab {

/// Writes .github/workflows/classroom.yml, which GitHub Classroom takes for the points, and
/// .gitlab-ci.yml. They check each lab of which there is a learner's file.
void write_ci(const Course& course, const std::vector<Lab>& labs, const std::filesystem::path& to);

}  // namespace boxlab
