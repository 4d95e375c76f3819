// What a run leaves behind in its sandbox.
#pragma once

#include <string>
#include <vector>

#include "check/message.hpp"

namespace boxlab {

/// Something in a sandbox that stays until somebody removes it.
struct Thing {
  std::string identity;  ///< tells it from all others of the run: "process 4", "semaphore set 0"
  std::string text;      ///< "process sleep (pid 4), which holds fd 1 (pipe:[8123])", "System V
                         ///< semaphore set 0 (key 0x2a)"
  int maker = 0;         ///< the pid that made it, where the kernel knows; else 0
};

/// In the order in which they were found: processes first.
using Things = std::vector<Thing>;

/// Looks for living processes with their descriptors, IPC objects, files of /tmp and /dev/shm,
/// cgroups and mounts. `mounts_before` is what read_mounts() gave when the program started.
Things find_things(const Windows& windows, const std::vector<std::string>& mounts_before);

/// The mount points of the sandbox, in the order in which they were mounted.
std::vector<std::string> read_mounts(const Windows& windows);

/// What a run left behind, each thing in words, with who made it where that is known: "process
/// sleep (pid 4)", "System V message queue 0 (key 0x2a), made by: post create 42". See Steps.
using Leftovers = std::vector<std::string>;

}  // namespace boxlab
