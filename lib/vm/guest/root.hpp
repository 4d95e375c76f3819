// The root directory of the machine.
#pragma once

#include <string>

namespace boxlab::vm {

/// Mounts what the first steps need: /dev, /proc and /sys.
void mount_basics();

/// Loads the kernel modules of /modules, in the order of their names.
void load_modules();

/// Makes the host's files the root directory: what they are now, and what is written here goes to
/// memory. Writes below `kept`, unless it is empty, go to the host.
void enter_root(const std::string& kept);

/// Writes what is still on its way to the host.
void flush_root(const std::string& kept);

/// The rest of a system that just booted: cgroups, terminals, shared memory, loopback, a name.
void furnish();

}  // namespace boxlab::vm
