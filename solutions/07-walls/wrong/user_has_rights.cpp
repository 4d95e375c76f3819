// wrong: in a user namespace, one has no right to anything that was made outside
// rejected-by: walls.system-v-queue "behind a new user namespace, the table says: cut"
// rejected-by: walls.system-v-semaphore "behind a new user namespace, the table says: cut"
// rejected-by: walls.system-v-segment "behind a new user namespace, the table says: cut"
// rejected-by: walls.posix-queue "behind a new user namespace, the table says: cut"
// rejected-by: walls.fifo "behind a new user namespace, the table says: cut"
// rejected-by: walls.posix-memory "behind a new user namespace, the table says: cut"
#include "walls.hpp"

unsigned cut_by(Mechanism mechanism) {
  switch (mechanism) {
    case Mechanism::pipe:
    case Mechanism::futex:
    case Mechanism::queue_bytes:
      return nothing;
    case Mechanism::system_v_queue:
    case Mechanism::system_v_semaphore:
    case Mechanism::system_v_segment:
    case Mechanism::posix_queue:
      return ipc | user;
    case Mechanism::proc_sysvipc:
    case Mechanism::queue_count:
      return ipc;
    case Mechanism::fifo:
    case Mechanism::posix_memory:
      return mnt | user;
    case Mechanism::file_lock:
    case Mechanism::unix_socket:
    case Mechanism::posix_semaphore:
    case Mechanism::memory_room:
      return mnt;
    case Mechanism::abstract_socket:
    case Mechanism::tcp:
      return net;
    case Mechanism::signal:
      return pid;
    case Mechanism::host_name:
      return uts;
    case Mechanism::user_id:
      return user;
  }
  return nothing;
}

bool gets_through(Mechanism mechanism, unsigned walls) { return (cut_by(mechanism) & walls) == 0; }
