// Column by column: what does each kind of namespace keep in?
#include <algorithm>
#include <initializer_list>

#include "walls.hpp"

namespace {

using List = std::initializer_list<Mechanism>;
using enum Mechanism;

constexpr List held_by_ipc = {system_v_queue, system_v_semaphore, system_v_segment,
                              proc_sysvipc,   posix_queue,        queue_count};
constexpr List held_by_mnt = {fifo,         file_lock,       unix_socket,
                              posix_memory, posix_semaphore, memory_room};
constexpr List held_by_net = {abstract_socket, tcp};
constexpr List held_by_pid = {Mechanism::signal};
constexpr List held_by_uts = {host_name};
constexpr List held_by_user = {user_id};

unsigned if_in(List list, Mechanism mechanism, unsigned kind) {
  return std::find(list.begin(), list.end(), mechanism) != list.end() ? kind : nothing;
}

}  // namespace

unsigned cut_by(Mechanism mechanism) {
  return if_in(held_by_ipc, mechanism, ipc) | if_in(held_by_mnt, mechanism, mnt) |
         if_in(held_by_net, mechanism, net) | if_in(held_by_pid, mechanism, pid) |
         if_in(held_by_uts, mechanism, uts) | if_in(held_by_user, mechanism, user);
}

bool gets_through(Mechanism mechanism, unsigned walls) {
  const unsigned others = ~walls;
  return (cut_by(mechanism) | others) == others;
}
