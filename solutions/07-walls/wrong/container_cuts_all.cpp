// wrong: whatever has a wall of its own, is cut: guessed yes everywhere
// rejected-by: walls.pipe "behind a new ipc namespace, the table says: cut"
// rejected-by: walls.futex "behind a new ipc namespace, the table says: cut"
// rejected-by: walls.system-v-queue "behind a new mnt namespace, the table says: cut"
// rejected-by: walls.system-v-semaphore "behind a new mnt namespace, the table says: cut"
// rejected-by: walls.system-v-segment "behind a new mnt namespace, the table says: cut"
// rejected-by: walls.proc-sysvipc "behind a new mnt namespace, the table says: cut"
// rejected-by: walls.posix-queue "behind a new mnt namespace, the table says: cut"
// rejected-by: walls.fifo "behind a new ipc namespace, the table says: cut"
// rejected-by: walls.file-lock "behind a new ipc namespace, the table says: cut"
// rejected-by: walls.unix-socket "behind a new ipc namespace, the table says: cut"
// rejected-by: walls.posix-memory "behind a new ipc namespace, the table says: cut"
// rejected-by: walls.posix-semaphore "behind a new ipc namespace, the table says: cut"
// rejected-by: walls.abstract-socket "behind a new ipc namespace, the table says: cut"
// rejected-by: walls.tcp "behind a new ipc namespace, the table says: cut"
// rejected-by: walls.signal "behind a new ipc namespace, the table says: cut"
// rejected-by: walls.host-name "behind a new ipc namespace, the table says: cut"
// rejected-by: walls.user-id "behind a new ipc namespace, the table says: cut"
// rejected-by: walls.queue-count "behind a new mnt namespace, the table says: cut"
// rejected-by: walls.queue-bytes "behind a new ipc namespace, the table says: cut"
// rejected-by: walls.memory-room "behind a new ipc namespace, the table says: cut"
#include "walls.hpp"

unsigned cut_by(Mechanism mechanism) {
  switch (mechanism) {
    case Mechanism::pipe:
    case Mechanism::futex:
    case Mechanism::system_v_queue:
    case Mechanism::system_v_semaphore:
    case Mechanism::system_v_segment:
    case Mechanism::proc_sysvipc:
    case Mechanism::posix_queue:
    case Mechanism::fifo:
    case Mechanism::file_lock:
    case Mechanism::unix_socket:
    case Mechanism::posix_memory:
    case Mechanism::posix_semaphore:
    case Mechanism::abstract_socket:
    case Mechanism::tcp:
    case Mechanism::signal:
    case Mechanism::host_name:
    case Mechanism::user_id:
    case Mechanism::queue_count:
    case Mechanism::queue_bytes:
    case Mechanism::memory_room:
      return ipc | mnt | net | pid | uts | user | cgroup;
  }
  return nothing;
}

bool gets_through(Mechanism mechanism, unsigned walls) { return (cut_by(mechanism) & walls) == 0; }
