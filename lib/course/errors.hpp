// What the errors of calls mean in the labs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "course/course.hpp"

namespace boxlab {

/// One reason for one error of one call: a line of a lab's errors.toml.
struct ErrorReason {
  std::string lab;     ///< "12-new-root"
  std::string call;    ///< "pivot_root"; "write uid_map" where the object says which reason it is
  std::string error;   ///< "EINVAL"
  std::string cause;   ///< the line's name: "no_mount_point"
  std::string reason;  ///< in a sentence without a full stop

  /// "write" of "write uid_map".
  std::string call_alone() const { return call.substr(0, call.find(' ')); }
};

/// A call that failed, as a program said it on stderr.
struct FailedCall {
  std::string what;   ///< the call and its object: "write /proc/self/uid_map"
  std::string error;  ///< "EPERM"
};

/// All reasons of the labs that have an errors.toml. Throws std::runtime_error that names the line
/// which is wrong.
std::vector<ErrorReason> read_errors(const Course& course);

/// The last line of a program's stderr that tells of a failed call: "NAME: WHAT: REASON (ERRNO)",
/// as all programs here say it, what perror(3) says, and what C++ says of an exception that nobody
/// caught.
std::optional<FailedCall> find_failed_call(std::string_view err);

/// What may have been the reason: those of `lab`, or else of the other labs; those whose object is
/// this one, or else all of the call.
std::vector<ErrorReason> find_reasons(const std::vector<ErrorReason>& errors, std::string_view lab,
                                      const FailedCall& failed);

/// In words, for the `why` of a verdict; empty for no reason.
std::string describe(const std::vector<ErrorReason>& reasons);

/// The number of an error that is called "EPERM"; 0 when there is none of that name.
int errno_called(std::string_view name);

}  // namespace boxlab
