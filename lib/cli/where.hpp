// Where the checks of a lab run.
#pragma once

#include <optional>
#include <string>

#include "course/judge.hpp"

namespace boxlab {

/// Why there is no virtual machine, in a sentence, even after the launcher was asked to set one up;
/// nothing when there is one.
std::optional<std::string> find_vm_trouble(const Course& course);

/// Decides where the checks run, and says so where it may surprise: here, when nothing else is
/// wished and this machine has what the lab needs; otherwise in a virtual machine, which is set up
/// first when it is not there yet. Where that can't be, the exam lacks something.
void choose_where(Exam& exam, std::optional<Where> wish);

}  // namespace boxlab
