// What a process in namespaces of its own has, inside a sandbox.
#pragma once

#include "check/ipc.hpp"
#include "sys/descriptor.hpp"

namespace boxlab {

/// The objects of the IPC namespace that the process `pid` is in, and the files in the /dev/shm
/// that it sees. Pids are those of its pid namespace.
///
/// `proc` is a mounted proc file system that shows `pid`. Nothing when the process is gone. Keeps
/// no namespace alive: all that is opened is closed again. Throws std::system_error when we may not
/// look.
IpcObjects read_ipc_objects(const sys::Descriptor& proc, int pid);

}  // namespace boxlab
