// All that a lab's checks.cpp includes.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "check/catch/matchers.hpp"
#include "check/sandbox.hpp"
#include "check/session.hpp"

namespace boxlab {

/// A sandbox with the program that is being judged.
Sandbox sandbox();

/// A program of the lab's directory tools/, to be put into a sandbox: /lab/NAME. Throws
/// std::runtime_error when there is none of that name.
GivenFile tool(const std::string& name);

/// Leaves the check out when the check `id`, which it builds upon, has failed: its points are lost,
/// and the verdict names `id`.
void needs(const std::string& id);

/// A number from 0 to `end` - 1, by the seed of this run.
unsigned random_below(unsigned end);

}  // namespace boxlab
