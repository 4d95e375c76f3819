#include "sys/pidfd.hpp"

#include <poll.h>

extern "C" {  // glibc 2.36 has forgotten it
#include <sys/pidfd.h>
}

#include <string>

#include "sys/error.hpp"

namespace sys {

Descriptor open_process(Pid pid) {
  return Descriptor{check(pidfd_open(pid, 0), "pidfd_open", std::to_string(pid).c_str())};
}

bool has_ended(const Descriptor& process) {
  pollfd end{process.get(), POLLIN, 0};
  return check(poll(&end, 1, 0), "poll") == 1;
}

}  // namespace sys
