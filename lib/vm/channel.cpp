#include "vm/channel.hpp"

#include <sys/socket.h>

#include "sys/error.hpp"

namespace boxlab::vm {

Channel make_channel() {
  int ends[2];
  sys::check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), "socketpair");
  return {sys::Descriptor{ends[0]}, sys::Descriptor{ends[1]}};
}

}  // namespace boxlab::vm
