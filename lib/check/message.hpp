// What the init of a sandbox says to the judge.
#pragma once

#include <sys/resource.h>

#include "sys/descriptor.hpp"

namespace boxlab {

/// Descriptors that init opened inside the sandbox, through which the judge looks in from outside.
/// They show the sandbox's own view: pids count from 1, objects are those of its namespaces.
struct Windows {
  sys::Descriptor proc;        ///< the directory /proc
  sys::Descriptor tmp;         ///< the directory /tmp
  sys::Descriptor shm;         ///< the directory /dev/shm
  sys::Descriptor mqueue;      ///< the directory /dev/mqueue: POSIX message queues
  sys::Descriptor queues;      ///< /proc/sysvipc/msg
  sys::Descriptor semaphores;  ///< /proc/sysvipc/sem
  sys::Descriptor segments;    ///< /proc/sysvipc/shm
  sys::Descriptor mounts;      ///< /proc/self/mountinfo of init
  /// The top of the cgroups that the run may make, which the judge opens; closed where it may not.
  sys::Descriptor cgroups;
};
constexpr int window_count = 8;  ///< of those that init opens

/// One message from init.
struct Message {
  /// What it tells.
  enum class Kind {
    failed,  ///< `step` could not be done: `error` is its errno
    ready,   ///< all walls stand, the program starts now; the windows come with this message
    ended,   ///< the program ended: `status`, `usage` and `orphans` are set
  };
  Kind kind = Kind::failed;  ///< which of them
  int error = 0;             ///< errno of the step that failed
  char step[96] = {};        ///< the call and its object: "unshare(CLONE_NEWCGROUP)"
  int status = 0;            ///< as wait(2) gives it
  rusage usage = {};         ///< of the program and the children that it waited for
  int orphans = 0;           ///< processes whose parent ended without waiting for them
};

/// Sends a message and, with `ready`, the descriptors `windows`. For init: allocates nothing.
/// Returns false when nobody listens any more.
bool send_message(int channel, const Message& message, const int (*windows)[window_count]);

/// Waits for the next message; fills `windows` when it is `ready`. Returns false when init is gone.
bool receive_message(const sys::Descriptor& channel, Message& message, Windows& windows);

}  // namespace boxlab
