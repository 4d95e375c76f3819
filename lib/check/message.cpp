#include "check/message.hpp"

#include <sys/socket.h>

#include <cerrno>
#include <cstring>

#include "sys/error.hpp"

namespace boxlab {

namespace {

/// Room for the control message that carries the windows (cmsg(3), unix(7)).
union Control {
  cmsghdr header;
  char bytes[CMSG_SPACE(sizeof(int[window_count]))];
};

void adopt(Windows& windows, const int* numbers) {
  sys::Descriptor* const places[window_count] = {
      &windows.proc,   &windows.tmp,        &windows.shm,      &windows.mqueue,
      &windows.queues, &windows.semaphores, &windows.segments, &windows.mounts};
  for (int i = 0; i < window_count; ++i) *places[i] = sys::Descriptor{numbers[i]};
}

}  // namespace

bool send_message(int channel, const Message& message, const int (*windows)[window_count]) {
  iovec body{const_cast<Message*>(&message), sizeof message};
  msghdr header{};
  header.msg_iov = &body;
  header.msg_iovlen = 1;
  Control control{};
  if (windows != nullptr) {
    header.msg_control = &control;
    header.msg_controllen = sizeof control;
    control.header = {CMSG_LEN(sizeof *windows), SOL_SOCKET, SCM_RIGHTS};
    std::memcpy(CMSG_DATA(&control.header), windows, sizeof *windows);
  }
  return sendmsg(channel, &header, MSG_NOSIGNAL) == sizeof message;
}

bool receive_message(const sys::Descriptor& channel, Message& message, Windows& windows) {
  iovec body{&message, sizeof message};
  Control control{};
  msghdr header{};
  header.msg_iov = &body;
  header.msg_iovlen = 1;
  header.msg_control = &control;
  header.msg_controllen = sizeof control;
  ssize_t size = 0;
  do size = recvmsg(channel.get(), &header, MSG_CMSG_CLOEXEC);
  while (size == -1 && errno == EINTR);
  if (size == -1 && errno == ECONNRESET) return false;
  if (sys::check(static_cast<long>(size), "recvmsg", "the init of a sandbox") == 0) return false;
  const cmsghdr* rights = CMSG_FIRSTHDR(&header);
  if (rights == nullptr) return true;
  int numbers[window_count];
  std::memcpy(numbers, CMSG_DATA(rights), sizeof numbers);
  adopt(windows, numbers);
  return true;
}

}  // namespace boxlab
