// The table as data: a row for each mechanism, in the order of the contract.
#include "walls.hpp"

namespace {

constexpr unsigned table[] = {
    /* pipe               */ nothing,
    /* fifo               */ mnt,
    /* system_v_queue     */ ipc,
    /* system_v_semaphore */ ipc,
    /* system_v_segment   */ ipc,
    /* proc_sysvipc       */ ipc,
    /* posix_queue        */ ipc,
    /* posix_memory       */ mnt,
    /* posix_semaphore    */ mnt,
    /* futex              */ nothing,
    /* file_lock          */ mnt,
    /* unix_socket        */ mnt,
    /* abstract_socket    */ net,
    /* tcp                */ net,
    /* signal             */ pid,
    /* host_name          */ uts,
    /* user_id            */ user,
    /* queue_count        */ ipc,
    /* queue_bytes        */ nothing,
    /* memory_room        */ mnt,
};

}  // namespace

unsigned cut_by(Mechanism mechanism) { return table[static_cast<int>(mechanism)]; }

bool gets_through(Mechanism mechanism, unsigned walls) {
  for (unsigned kind = ipc; kind <= cgroup; kind *= 2) {
    if ((walls & kind) != 0 && (cut_by(mechanism) & kind) != 0) return false;
  }
  return true;
}
