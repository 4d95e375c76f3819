// What one can do where a machine lacks something.
#pragma once

#include <string>

#include "course/lab.hpp"

namespace boxlab {

/// The command that has a lab judged in a virtual machine, on a machine that lacks `need`. Without
/// a sandbox, the learner's file can't be built here either.
std::string call_with_vm(const Lab& lab, const std::string& need);

}  // namespace boxlab
