// Network interfaces.
#pragma once

namespace sys {

/// Switches on the interface `name` of the network namespace that we are in (IFF_UP of
/// netdevice(7)), as `ip link set NAME up` does. A new network namespace has one interface, "lo",
/// which is off; when it is on, it has its address, 127.0.0.1, as well. Throws std::system_error
/// that names the interface.
void bring_up(const char* name);

}  // namespace sys
