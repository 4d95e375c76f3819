// wrong: with any wall between them, only what nothing cuts gets through
// rejected-by: tenants.ipc "fifo: cut"
// rejected-by: tenants.host-network "abstract-socket: cut"
// rejected-by: tenants.container "user-id: cut"
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
    case Mechanism::proc_sysvipc:
    case Mechanism::posix_queue:
    case Mechanism::queue_count:
      return ipc;
    case Mechanism::fifo:
    case Mechanism::file_lock:
    case Mechanism::unix_socket:
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

bool gets_through(Mechanism mechanism, unsigned walls) {
  return walls == nothing || cut_by(mechanism) == nothing;
}
