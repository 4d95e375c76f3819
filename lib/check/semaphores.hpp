// The values of System V semaphores in a sandbox.
#pragma once

#include <vector>

#include "sys/descriptor.hpp"

namespace boxlab {

/// One semaphore of a System V set, as semctl(2) tells it.
struct Semaphore {
  int value = 0;             ///< GETVAL
  int last_pid = 0;          ///< GETPID: who did the last operation; 0 when nobody has yet
  int waiting_for_more = 0;  ///< GETNCNT: processes that wait until the value grows
  int waiting_for_zero = 0;  ///< GETZCNT: processes that wait until it is 0
};

/// The semaphores of the set `id` in the IPC namespace of the process `pid`, which is one of the
/// mounted proc file system `proc`; pids are those of its pid namespace. Empty when there is no
/// such process or set any more. Throws std::system_error.
std::vector<Semaphore> read_semaphores(const sys::Descriptor& proc, int pid, int id);

}  // namespace boxlab
