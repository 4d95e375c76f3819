// All that a lab's checks.cpp includes.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>

#include "check/catch/matchers.hpp"
#include "check/sandbox.hpp"
#include "check/session.hpp"

namespace boxlab {

/// A sandbox with the program that is being judged. When the check has failed already, this ends
/// it: the first thing that is wrong is what the learner hears of, and each run takes time.
Sandbox sandbox();

/// A program of the lab's directory tools/, to be put into a sandbox: /lab/NAME. Throws
/// std::runtime_error when there is none of that name.
GivenFile tool(const std::string& name);

/// The file that the program was built from, to be put into a sandbox: /lab/NAME.cpp. Nothing when
/// it was given as a program.
std::optional<GivenFile> source();

/// A file of the course, such as ".clang-format", likewise: /lab/NAME. Throws std::runtime_error
/// when there is none of that name.
GivenFile course_file(const std::string& name);

/// Leaves the check out when the check `id`, which it builds upon, has failed: its points are lost,
/// and the verdict names `id`. When `id` has not been judged yet, that is done first.
void needs(const std::string& id);

/// The same for all checks of a group: those whose ids begin with `group` and a dot.
void needs_all(const std::string& group);

/// The last line of a check that can be tried before the check `id` passes, but whose points only
/// count when it does.
void counts_with(const std::string& id);

/// A number from 0 to `end` - 1, by the seed of this run.
unsigned random_below(unsigned end);

}  // namespace boxlab
