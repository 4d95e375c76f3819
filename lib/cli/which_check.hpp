// Which check is meant by its id, which checks of several labs may have.
#pragma once

#include <string>

#include "course/course.hpp"

namespace boxlab {

/// The lab in which the check of that id is meant: where several have one, that in which the
/// learner's file fails it. Throws UnknownName, and CLI::ValidationError where it could be any.
const Lab& find_lab_of_check(const Course& course, const std::string& id);

/// Throws UnknownName where the lab has no such check.
void require_check(const Course& course, const Lab& lab, const std::string& id);

/// What has to be typed to name a check: its id, and the lab where another has one of that id.
std::string name_check(const Course& course, const Lab& lab, const std::string& id);

}  // namespace boxlab
