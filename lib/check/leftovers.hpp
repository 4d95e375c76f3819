// What a run leaves behind in its sandbox.
#pragma once

#include <string>
#include <vector>

namespace boxlab {

/// What a run left behind, each thing in words: "process sleep (pid 4)", "file /dev/shm/ring",
/// "System V queue 0 (key 0x42)", "mount /mnt".
using Leftovers = std::vector<std::string>;

}  // namespace boxlab
