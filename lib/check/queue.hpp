// What waits in a System V message queue of a sandbox.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sys/descriptor.hpp"

namespace boxlab {

/// A System V message queue, as msgctl(2) tells it.
struct QueueState {
  int key = 0;                  ///< IPC_PRIVATE is 0
  std::uint64_t messages = 0;   ///< that wait in it (msg_qnum)
  std::uint64_t bytes = 0;      ///< of all of these together
  std::uint64_t max_bytes = 0;  ///< it takes (msg_qbytes)
  std::vector<long> types;      ///< of the first messages; none where the kernel does not copy them
};

/// Looks into the queue `id` of the IPC namespace of the process `pid`, which is one of the mounted
/// proc file system `proc`, and leaves everything as it is. Nothing when there is no such process
/// or queue any more. Throws std::system_error.
std::optional<QueueState> read_queue(const sys::Descriptor& proc, int pid, int id);

}  // namespace boxlab
