// hangs: two processes with a socket pair, and each wants to hear the other first. The kernel does
// not tell where the other end of a socket is, nor whether reading has a time limit (SO_RCVTIMEO)
// object: hang (pid 3) waits in read() on socket:[
// reason: (fd 4)
// ends: timed out
#include <sys/socket.h>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

int main() {
  int ends[2];
  sys::check(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), "socketpair");
  const sys::Descriptor ours{ends[0]};
  const sys::Descriptor theirs{ends[1]};
  char byte;
  sys::spawn([&] { sys::read_all(theirs, &byte, 1); });
  sys::read_all(ours, &byte, 1);
}
