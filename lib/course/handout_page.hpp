// The first page of a handout.
#pragma once

#include <string>
#include <vector>

#include "course/course.hpp"

namespace boxlab {

/// The page of a course without the rows of its tables that speak of what a class does not have:
/// solutions, other labs, and the commands of those who teach.
std::string page_for_class(const std::string& page, const Course& course,
                           const std::vector<Lab>& labs);

}  // namespace boxlab
