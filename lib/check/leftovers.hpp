// What a run leaves behind in its sandbox.
#pragma once

#include <string>
#include <vector>

#include "check/message.hpp"

namespace boxlab {

/// What a run left behind, each thing in words: "process sleep (pid 4), which holds fd 1
/// (pipe:[8123])", "file /dev/shm/ring", "System V queue 0 (key 0x2a)", "mount /mnt".
using Leftovers = std::vector<std::string>;

/// Looks for living processes with their descriptors, IPC objects, files and mounts.
/// `mounts_before` is what read_mounts() gave when the program started.
Leftovers find_leftovers(const Windows& windows, const std::vector<std::string>& mounts_before);

/// The mount points of the sandbox, in the order in which they were mounted.
std::vector<std::string> read_mounts(const Windows& windows);

}  // namespace boxlab
