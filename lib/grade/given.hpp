// What everybody who works on a lab has been given.
#pragma once

#include <string>
#include <vector>

#include "course/lab.hpp"

namespace boxlab::grade {

/// The texts of the lab's starter, its given main and its headers: who has a part of them has
/// copied it from nobody.
std::vector<std::string> given_texts(const Lab& lab);

}  // namespace boxlab::grade
