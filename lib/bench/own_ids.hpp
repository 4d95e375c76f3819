// Who we are in a user namespace of our own.
#pragma once

#include <sys/types.h>

namespace boxlab::bench {

/// Makes the user and the group that we were outside, which are given, into root inside
/// (user_namespaces(7)). Without an id that is mapped, nothing can be made in the namespace.
void map_own_ids(uid_t user, gid_t group);

/// Moves this process into a user namespace of its own, where it is root, and with it into other
/// new namespaces (unshare(2)). Returns 0, or the errno of the refusal.
int enter_user_namespace(int others = 0);

}  // namespace boxlab::bench
