// Cgroups that a program in a sandbox may make by itself.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "check/cgroup.hpp"
#include "sys/descriptor.hpp"

namespace boxlab {

/// A part of a sandbox's cgroup that is handed over to the id which the run has outside
/// (cgroups(7), "Cgroups delegation"). It goes with that cgroup.
///
///     boxlab-1       the judge's, with the limits of the sandbox
///     +- init        the sandbox's init, which the program can't reach
///     +- given       the run's own: the root of its cgroup namespace, which has no process
///        +- caller   the program and those that it starts
class Delegation {
 public:
  /// Throws std::system_error.
  Delegation(const Cgroup& cgroup, const std::vector<std::string>& controllers, unsigned owner);

  /// The group `given`: init begins there, so that its cgroup namespace does.
  const sys::Descriptor& given() const { return given_; }
  /// Who writes "0" here moves out of the program's reach; likewise, to where the program begins.
  /// The kernel asks whether the judge may do that, who opened the files.
  const sys::Descriptor& way_to_init() const { return way_to_init_; }
  const sys::Descriptor& way_to_caller() const { return way_to_caller_; }  ///< to `caller`

 private:
  sys::Descriptor given_;
  sys::Descriptor way_to_init_;
  sys::Descriptor way_to_caller_;
};

/// The group that a program begins in, as it is called in a Delegation.
constexpr auto caller_group = "caller";

/// What /proc/PID/cgroup of a process in a Delegation says, as its `given` sees it: "/caller".
/// Empty for an empty text.
std::string own_group(const std::string& cgroup_file);

}  // namespace boxlab
