// wrong: an IPC namespace isolates all that is called IPC: pipes, FIFOs and Unix sockets too
// rejected-by: walls.pipe "behind a new ipc namespace, the table says: cut"
// rejected-by: walls.fifo "behind a new ipc namespace, the table says: cut"
// rejected-by: walls.unix-socket "behind a new ipc namespace, the table says: cut"
#include "walls.hpp"

unsigned cut_by(Mechanism mechanism) {
  switch (mechanism) {
    case Mechanism::pipe:
    case Mechanism::system_v_queue:
    case Mechanism::system_v_semaphore:
    case Mechanism::system_v_segment:
    case Mechanism::proc_sysvipc:
    case Mechanism::posix_queue:
    case Mechanism::fifo:
    case Mechanism::unix_socket:
    case Mechanism::queue_count:
      return ipc;
    case Mechanism::futex:
    case Mechanism::queue_bytes:
      return nothing;
    case Mechanism::file_lock:
    case Mechanism::posix_memory:
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
