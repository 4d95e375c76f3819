#include "bench/ipc_namespace.hpp"

#include <sched.h>
#include <unistd.h>

#include "bench/own_ids.hpp"

namespace boxlab::bench {

void enter_own_ipc_namespace() {
  if (unshare(CLONE_NEWIPC) == 0) return;
  const uid_t user = getuid();
  const gid_t group = getgid();
  if (unshare(CLONE_NEWUSER | CLONE_NEWIPC) == 0) map_own_ids(user, group);
}

}  // namespace boxlab::bench
