// Objects that go with the process that made them.
#pragma once

namespace boxlab::bench {

/// Moves this process, which must have one thread, into an IPC namespace of its own
/// (ipc_namespaces(7)): System V objects and POSIX queues in it are gone with its last process,
/// even when that is killed. Where the machine does not allow it, nothing changes.
void enter_own_ipc_namespace();

}  // namespace boxlab::bench
