// Trying what a program in a sandbox would do.
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace boxlab {

/// A step that did not work.
struct Failure {
  std::string step;  ///< "mount m"
  int error;         ///< its errno

  /// "mount m: No such device (ENODEV)"
  std::string text() const;
};

/// The step that every attempt in namespaces begins with.
constexpr auto first_step = "making a user namespace";

/// Runs `body` in a child process of an ordinary user, which has become root in a user namespace of
/// its own with these other namespaces (CLONE_NEW...), as a learner's program would. Whatever it
/// makes in there goes with it. Returns the std::system_error that it ends with, if there is one.
std::optional<Failure> attempt(int namespaces, const std::function<void()>& body);

/// The same in the namespaces that we are in, and without a right.
std::optional<Failure> attempt_without_rights(const std::function<void()>& body);

}  // namespace boxlab
