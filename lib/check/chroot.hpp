// Whether the root directory is the one that the mount namespace has.
#pragma once

namespace boxlab {

/// Whether a chroot(2) changed our root directory: such a process can make no user namespace
/// (clone(2), EPERM). Who is not root finds out only where the directory is no mount point.
bool is_in_chroot();

}  // namespace boxlab
