// Cgroups seen from outside: what the kernel's files say (cgroups(7)).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "check/proc.hpp"

namespace boxlab {

/// The names of all cgroups below `cgroups`, a directory of a cgroup2 file system: "caller",
/// "limit-7", "limit-7/inner". Each comes before those in it.
std::vector<std::string> read_groups(const sys::Descriptor& cgroups);

/// The number behind `key` in a file of lines "KEY NUMBER", such as "limit-7/memory.events"; 0
/// when there is none.
std::uint64_t read_count(const sys::Descriptor& cgroups, const std::string& path,
                         const std::string& key);

/// Removes the cgroup `path` and all in it, as far as no process is left there. Returns whether it
/// is gone.
bool remove_groups(const std::string& path);

}  // namespace boxlab
