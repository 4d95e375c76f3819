#include "sys/passing.hpp"

#include <sys/socket.h>

#include <cerrno>
#include <cstring>

#include "sys/error.hpp"

namespace sys {

namespace {

/// Room for the header of one control message and the number in it (cmsg(3)).
union Control {
  cmsghdr header;
  char bytes[CMSG_SPACE(sizeof(int))];
};

}  // namespace

bool send_descriptor(const Descriptor& socket, const void* data, Size size,
                     const Descriptor& passed) {
  iovec bytes{const_cast<void*>(data), size};
  Control control{};
  msghdr message{};
  message.msg_iov = &bytes;
  message.msg_iovlen = 1;
  if (passed.is_open()) {
    const int number = passed.get();
    control.header = {CMSG_LEN(sizeof number), SOL_SOCKET, SCM_RIGHTS};
    std::memcpy(CMSG_DATA(&control.header), &number, sizeof number);
    message.msg_control = &control;
    message.msg_controllen = sizeof control;
  }
  if (sendmsg(socket.get(), &message, MSG_NOSIGNAL) != -1) return true;
  if (errno != EPIPE && errno != ECONNRESET) throw_errno("sendmsg");
  return false;
}

Descriptor receive_descriptor(const Descriptor& socket, void* data, Size size, const char* from) {
  iovec bytes{data, size};
  Control control{};
  msghdr message{};
  message.msg_iov = &bytes;
  message.msg_iovlen = 1;
  message.msg_control = &control;
  message.msg_controllen = sizeof control;
  const long received =
      check(recvmsg(socket.get(), &message, MSG_CMSG_CLOEXEC | MSG_WAITALL), "recvmsg", from);
  Descriptor passed;
  if (const cmsghdr* header = CMSG_FIRSTHDR(&message)) {
    int number = -1;
    std::memcpy(&number, CMSG_DATA(header), sizeof number);
    passed = Descriptor{number};
  }
  if (static_cast<Size>(received) == size) return passed;
  errno = ECONNRESET;
  throw_errno("recvmsg", from);
}

}  // namespace sys
