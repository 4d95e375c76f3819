// Machines that do not allow a sandbox.
#pragma once

#include <stdexcept>

namespace boxlab {

/// The machine does not allow what a sandbox needs. what() says what forbids it and how to allow
/// it.
class Blocked : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Throws for a step of making a sandbox that failed with `error` (an errno): Blocked where the
/// machine forbids the step, std::system_error where it just did not work.
[[noreturn]] void refuse(const char* step, int error);

}  // namespace boxlab
