// Where on this machine cgroups can be made.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace boxlab {

/// The cgroup (v2) below which the judge makes those of its sandboxes, and which lends them memory
/// and pids: $BOXLAB_CGROUP, the one that our own is in, or the top of the hierarchy. nullptr where
/// there is none that we may use. Looked for once a process.
const std::filesystem::path* cgroup_place();

/// Throws Blocked, which says why, where the cgroups of this machine are not enough to give a
/// program some of its own that have `controllers`.
void require_controllers(const std::vector<std::string>& controllers);

}  // namespace boxlab
