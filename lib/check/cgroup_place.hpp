// Where on this machine cgroups can be made.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace boxlab {

/// The cgroup (v2) below which the judge makes those of its sandboxes, and which lends them memory
/// and pids: $BOXLAB_CGROUP, the one that our own is in, or the top of the hierarchy. nullptr where
/// there is none that we may use. Looked for once a process.
const std::filesystem::path* cgroup_place();

/// Where the first file system of that type is mounted, as /proc/self/mounts has it: "... PATH
/// cgroup2 ...".
std::optional<std::filesystem::path> find_mount(const std::string& type);

/// Those of `wanted` that are not in `file`, which names controllers.
std::vector<std::string> missing_controllers(const std::filesystem::path& file,
                                             const std::vector<std::string>& wanted);

/// Throws Lacking, which says why, where the cgroups of this machine are not enough to give a
/// program some of its own that have `controllers`.
void require_controllers(const std::vector<std::string>& controllers);

}  // namespace boxlab
