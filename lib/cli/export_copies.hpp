// The files of students, for tools that look for copies.
#pragma once

#include <string>
#include <vector>

#include "grade/gradebook.hpp"
#include "grade/work.hpp"

namespace boxlab {

/// Whether a format is a tool's that looks for copies.
bool is_copy_tool(const std::string& format);

/// Writes the files of all students below `to`, as that tool wants them, and says what to type
/// next.
void export_copies(const grade::Gradebook& gradebook, std::vector<grade::LabWorks>& all,
                   const std::string& tool, const std::string& to);

}  // namespace boxlab
