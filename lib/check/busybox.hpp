// A root file system of one program.
#pragma once

namespace boxlab {

/// Throws Blocked where the machine has no busybox that runs without libraries, of which checks
/// make small root file systems. Tried once a process, in a sandbox.
void require_busybox();

}  // namespace boxlab
