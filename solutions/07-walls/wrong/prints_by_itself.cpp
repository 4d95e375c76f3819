// wrong: it prints what it thinks, too, and so spoils the table that main prints
// rejected-by: walls.pipe "main() does"
// rejected-by: walls.fifo "main() does"
// rejected-by: walls.system-v-queue "main() does"
// rejected-by: walls.system-v-semaphore "main() does"
// rejected-by: walls.system-v-segment "main() does"
// rejected-by: walls.proc-sysvipc "main() does"
// rejected-by: walls.posix-queue "main() does"
// rejected-by: walls.posix-memory "main() does"
// rejected-by: walls.posix-semaphore "main() does"
// rejected-by: walls.futex "main() does"
// rejected-by: walls.file-lock "main() does"
// rejected-by: walls.unix-socket "main() does"
// rejected-by: walls.abstract-socket "main() does"
// rejected-by: walls.tcp "main() does"
// rejected-by: walls.signal "main() does"
// rejected-by: walls.host-name "main() does"
// rejected-by: walls.user-id "main() does"
// rejected-by: walls.queue-count "main() does"
// rejected-by: walls.queue-bytes "main() does"
// rejected-by: walls.memory-room "main() does"
#include "walls.hpp"

#include <cstdio>

// What is the thing named by, and which namespace holds that name?
unsigned cut_by(Mechanism mechanism) {
  std::puts("Let me think...");
  switch (mechanism) {
    case Mechanism::pipe:   // a descriptor
    case Mechanism::futex:  // memory
      return nothing;

    case Mechanism::system_v_queue:  // a key
    case Mechanism::system_v_semaphore:
    case Mechanism::system_v_segment:
    case Mechanism::proc_sysvipc:
    case Mechanism::posix_queue:  // a text that only looks like a path
      return ipc;

    case Mechanism::fifo:  // a path
    case Mechanism::file_lock:
    case Mechanism::unix_socket:
    case Mechanism::posix_memory:     // a path in /dev/shm
    case Mechanism::posix_semaphore:  // likewise
      return mnt;

    case Mechanism::abstract_socket:  // a text, in no directory
    case Mechanism::tcp:              // an address and a port
      return net;

    case Mechanism::signal:  // a pid
      return pid;
    case Mechanism::host_name:
      return uts;
    case Mechanism::user_id:
      return user;

    // What is used up: who counts it?
    case Mechanism::queue_count:  // the IPC namespace, like all kernel.msg* and fs.mqueue.*
      return ipc;
    case Mechanism::queue_bytes:  // the user, in this user namespace and in all around it
      return nothing;
    case Mechanism::memory_room:  // the file system that is mounted there
      return mnt;
  }
  return nothing;
}

bool gets_through(Mechanism mechanism, unsigned walls) { return (cut_by(mechanism) & walls) == 0; }
