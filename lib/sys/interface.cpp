#include "sys/interface.hpp"

#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <cstring>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"

namespace sys {

void bring_up(const char* name) {
  const Descriptor socket{check(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), "socket")};
  ifreq request{};
  std::strncpy(request.ifr_name, name, sizeof request.ifr_name - 1);
  check(ioctl(socket.get(), SIOCGIFFLAGS, &request), "SIOCGIFFLAGS", name);
  request.ifr_flags |= IFF_UP;
  check(ioctl(socket.get(), SIOCSIFFLAGS, &request), "SIOCSIFFLAGS", name);
}

}  // namespace sys
