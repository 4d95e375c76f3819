// Which lab is meant.
#pragma once

#include <optional>
#include <string>

#include "course/course.hpp"

namespace boxlab {

/// The lab of that name or, without one, the lab that is next; the first when all are done. Throws
/// UnknownName.
const Lab& choose_lab_or_next(const Course& course, const std::optional<std::string>& name);

}  // namespace boxlab
