// hostile: looks for somebody to talk to: loopback, abstract sockets, the host of a virtual machine
// expect: graded 0
#include "pipeline.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <initializer_list>

namespace {

void call_port(in_port_t port) {
  const int number = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  connect(number, reinterpret_cast<sockaddr*>(&address), sizeof address);
  close(number);
}

void call_name(const char* name) {
  const int number = socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strcpy(address.sun_path + 1, name);
  connect(number, reinterpret_cast<sockaddr*>(&address), sizeof address);
  close(number);
}

}  // namespace

int split(char** words, Command* commands) {
  commands[0].argv = words;
  return 1;
}

int run_pipeline(const Command*, int) {
  for (const in_port_t port : {22, 80, 631, 8080}) call_port(port);
  for (const char* name : {"/tmp/.X11-unix/X0", "boxlab", "docker"}) call_name(name);
  socket(AF_VSOCK, SOCK_STREAM, 0);
  return 0;
}
