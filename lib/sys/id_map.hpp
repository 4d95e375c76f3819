// Who is who in a user namespace.
#pragma once

#include "sys/types.hpp"

namespace sys {

/// Makes the user `uid` and the group `gid` of the namespace around into root (user 0, group 0) of
/// the new user namespace that the process `pid` is in, and nobody else into anybody
/// (user_namespaces(7)). `pid` 0 means ourselves. Who has no rights outside can map nobody but
/// himself, and only once, and has to give up setgroups(2) for it. Throws std::system_error that
/// names the file in /proc.
///
/// In a new user namespace, before this, we are nobody: ask getuid(2) and getgid(2) before the
/// move.
void map_root(Pid pid, unsigned uid, unsigned gid);

}  // namespace sys
