// The network interfaces that a process sees.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sys/descriptor.hpp"

namespace boxlab {

/// One interface of a network namespace (netdevice(7)).
struct Interface {
  std::string name;         ///< "eth0"
  bool is_up = false;       ///< somebody has switched it on (IFF_UP)
  bool is_running = false;  ///< it is on, and so is what it is connected to (IFF_RUNNING)
  std::string driver;       ///< "veth"; empty for lo, which has none
  std::vector<std::string> addresses;  ///< of IPv4: "10.0.0.2/24"

  bool operator==(const Interface&) const = default;  ///< nothing of it has changed
  /// "eth0 (veth, up, 10.0.0.2/24)".
  std::string describe() const;
};

/// The interfaces of the network namespace that the process `pid` is in, in the order of their
/// names. Pids are those of `proc`, a mounted proc file system that shows it. None when the process
/// is gone. Throws std::system_error when we may not look.
std::vector<Interface> read_interfaces(const sys::Descriptor& proc, int pid);

}  // namespace boxlab
