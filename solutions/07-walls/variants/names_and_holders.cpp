// The question of the course, in two steps: what is it named by, and who holds such names?
#include "walls.hpp"

namespace {

enum class Name { none, path, key, queue_name, socket_name, port, pid, host_name, id };

/// By what B finds it; for the rows about room, by what B finds whoever counts it.
Name name_of(Mechanism mechanism) {
  using M = Mechanism;
  if (mechanism == M::fifo || mechanism == M::file_lock || mechanism == M::unix_socket ||
      mechanism == M::posix_memory || mechanism == M::posix_semaphore ||
      mechanism == M::memory_room)
    return Name::path;
  if (mechanism == M::system_v_queue || mechanism == M::system_v_semaphore ||
      mechanism == M::system_v_segment || mechanism == M::proc_sysvipc ||
      mechanism == M::queue_count)
    return Name::key;
  if (mechanism == M::posix_queue) return Name::queue_name;
  if (mechanism == M::abstract_socket) return Name::socket_name;
  if (mechanism == M::tcp) return Name::port;
  if (mechanism == M::signal) return Name::pid;
  if (mechanism == M::host_name) return Name::host_name;
  if (mechanism == M::user_id) return Name::id;
  return Name::none;
}

unsigned holder_of(Name name) {
  switch (name) {
    case Name::none:
      return nothing;
    case Name::path:
      return mnt;
    case Name::key:
    case Name::queue_name:
      return ipc;
    case Name::socket_name:
    case Name::port:
      return net;
    case Name::pid:
      return pid;
    case Name::host_name:
      return uts;
    case Name::id:
      return user;
  }
  return nothing;
}

}  // namespace

unsigned cut_by(Mechanism mechanism) { return holder_of(name_of(mechanism)); }

bool gets_through(Mechanism mechanism, unsigned walls) {
  const unsigned holder = cut_by(mechanism);
  return holder == nothing || (walls & holder) != holder;
}
