// A place apart: whatever is done there reaches nobody, and nothing of it is left.
#pragma once

#include <functional>

namespace boxlab::bench {

/// Runs `body` in a child process, and waits for its end. It is root in a user namespace of its
/// own, in new pid, mount and cgroup namespaces, with an init that reaps. All files are read-only
/// there, but those in /tmp, /run and /dev/shm, which are empty; and of cgroups there is version 2
/// alone, in which none can be made. All processes and files go with it, however we end.
///
/// A file can grow to 16 MiB and no further: a program that floods its stderr is killed by SIGXFSZ.
///
/// Throws Blocked where this machine does not allow it, and std::runtime_error where `body` fails.
void run_in_retreat(const std::function<void()>& body);

}  // namespace boxlab::bench
