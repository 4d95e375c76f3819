#include "bench/ipc_namespace.hpp"

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include <string>

#include "sys/descriptor.hpp"

namespace boxlab::bench {

namespace {

void write_to(const char* path, const std::string& text) {
  sys::write_all(sys::open(path, O_WRONLY), text.data(), text.size());
}

/// Without an id that is mapped, nothing can be made in the namespace (user_namespaces(7)).
void map_own_ids(uid_t user, gid_t group) {
  write_to("/proc/self/setgroups", "deny");
  write_to("/proc/self/uid_map", "0 " + std::to_string(user) + " 1");
  write_to("/proc/self/gid_map", "0 " + std::to_string(group) + " 1");
}

}  // namespace

void enter_own_ipc_namespace() {
  if (unshare(CLONE_NEWIPC) == 0) return;
  const uid_t user = getuid();
  const gid_t group = getgid();
  if (unshare(CLONE_NEWUSER | CLONE_NEWIPC) == 0) map_own_ids(user, group);
}

}  // namespace boxlab::bench
