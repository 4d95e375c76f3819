// Lab 07: the things, for those who make them and those who look for them.
#pragma once

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <mqueue.h>
#include <netinet/in.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <initializer_list>

#include "sys/error.hpp"

namespace things {

constexpr auto name = "/walls";  ///< of the POSIX objects
constexpr char socket_path[] = "/tmp/socket";
constexpr key_t key = 0x3a115;

/// Whether the call that looked a name up has found something, by its result. Throws
/// std::system_error when it failed for another reason than that nothing has this name.
inline bool is_found(int result, const char* call) {
  if (result != -1) return true;
  for (const int error : {ENOENT, ECONNREFUSED, ENETUNREACH, ESRCH}) {
    if (errno == error) return false;
  }
  sys::throw_errno(call);
}

/// Makes a POSIX queue with room for ten messages of `size` bytes. Returns its descriptor, or -1.
inline mqd_t make_queue(const char* queue, long size) {
  mq_attr attributes{};
  attributes.mq_maxmsg = 10;
  attributes.mq_msgsize = size;
  return mq_open(queue, O_CREAT | O_EXCL | O_RDWR, 0600, &attributes);
}

/// The word at the beginning of a file, as memory that all who map it share.
inline std::uint32_t* map_word(int file) {
  constexpr std::size_t size = sizeof(std::uint32_t);
  sys::check(ftruncate(file, size), "ftruncate");
  void* word = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (word == MAP_FAILED) sys::throw_errno("mmap");
  return static_cast<std::uint32_t*>(word);
}

/// Wakes one who waits on the word; false when there is nobody. He may not wait yet, so we try for
/// two seconds.
inline bool wake(std::uint32_t* word) {
  for (int tries = 0; tries < 200; ++tries) {
    if (sys::check(syscall(SYS_futex, word, FUTEX_WAKE, 1, nullptr, nullptr, 0), "futex") == 1)
      return true;
    usleep(10'000);
  }
  return false;
}

/// An address of any family, as bind(2) and connect(2) take it.
struct Address {
  union {
    sockaddr any;
    sockaddr_un local;
    sockaddr_in internet;
  };
  socklen_t length;
};

inline Address unix_address() {
  Address address{};
  address.local.sun_family = AF_UNIX;
  std::memcpy(address.local.sun_path, socket_path, sizeof socket_path);
  address.length = sizeof address.local;
  return address;
}

inline Address abstract_address() {
  Address address{};
  address.local.sun_family = AF_UNIX;
  std::memcpy(address.local.sun_path + 1, "walls", sizeof "walls");
  address.length = sizeof(sa_family_t) + sizeof "walls";
  return address;
}

inline Address tcp_address() {
  Address address{};
  address.internet.sin_family = AF_INET;
  address.internet.sin_port = htons(7007);
  address.internet.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.length = sizeof address.internet;
  return address;
}

/// Connects to the server of that address. Returns the descriptor, or -1.
inline int call(const Address& address) {
  const int caller = sys::check(socket(address.any.sa_family, SOCK_STREAM, 0), "socket");
  return connect(caller, &address.any, address.length);
}

}  // namespace things
