// A server, and a client, for trying whether data passes.
//
//     talk serve PORT NAME             answers each text, over TCP and UDP, with "NAME TEXT"
//     talk ask tcp ADDRESS PORT TEXT   sends the text, and prints the answer
//     talk ask udp ADDRESS PORT TEXT   likewise
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/program.hpp"

namespace {

constexpr std::size_t most = 1000;

sockaddr_in to_address(const char* address, const char* port) {
  sockaddr_in result{};
  result.sin_family = AF_INET;
  result.sin_port = htons(static_cast<std::uint16_t>(std::atoi(port)));
  inet_pton(AF_INET, address, &result.sin_addr);
  return result;
}

sys::Descriptor make_socket(int type) {
  return sys::Descriptor{sys::check(socket(AF_INET, type | SOCK_CLOEXEC, 0), "socket")};
}

sys::Descriptor bind_to(int type, const char* port) {
  sys::Descriptor bound = make_socket(type);
  const sockaddr_in address = to_address("0.0.0.0", port);
  sys::check(bind(bound.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address), "bind",
             port);
  return bound;
}

/// Reads a text of the socket, and sends the answer to whom it came from.
void answer(int socket, const std::string& name) {
  char text[most];
  sockaddr_in from{};
  socklen_t size = sizeof from;
  auto* sender = reinterpret_cast<sockaddr*>(&from);
  const auto length = recvfrom(socket, text, sizeof text, 0, sender, &size);
  if (length <= 0) return;
  const std::string reply = name + " " + std::string{text, static_cast<std::size_t>(length)};
  if (size == 0) sender = nullptr;  // of a connection, the kernel does not say it
  sys::check(sendto(socket, reply.data(), reply.size(), MSG_NOSIGNAL, sender, size), "sendto");
}

int serve(const char* port, const std::string& name) {
  const sys::Descriptor stream = bind_to(SOCK_STREAM, port);
  sys::check(listen(stream.get(), 8), "listen");
  const sys::Descriptor datagrams = bind_to(SOCK_DGRAM, port);
  while (true) {
    pollfd both[] = {{stream.get(), POLLIN, 0}, {datagrams.get(), POLLIN, 0}};
    sys::check(poll(both, 2, -1), "poll");
    if (both[0].revents != 0) {
      const sys::Descriptor one{sys::check(accept(stream.get(), nullptr, nullptr), "accept")};
      answer(one.get(), name);
    }
    if (both[1].revents != 0) answer(datagrams.get(), name);
  }
}

int ask(const char* kind, const char* address, const char* port, const char* text) {
  const sys::Descriptor socket =
      make_socket(std::strcmp(kind, "tcp") == 0 ? SOCK_STREAM : SOCK_DGRAM);
  const sockaddr_in server = to_address(address, port);
  sys::check(connect(socket.get(), reinterpret_cast<const sockaddr*>(&server), sizeof server),
             "connect", address);
  sys::check(send(socket.get(), text, std::strlen(text), MSG_NOSIGNAL), "send", address);
  char reply[most];
  const auto length = sys::check(recv(socket.get(), reply, sizeof reply, 0), "recv", address);
  std::printf("%.*s\n", static_cast<int>(length), reply);
  return EXIT_SUCCESS;
}

int run(int argc, char** argv) {
  if (argc == 4 && std::strcmp(argv[1], "serve") == 0) return serve(argv[2], argv[3]);
  if (argc == 6 && std::strcmp(argv[1], "ask") == 0) return ask(argv[2], argv[3], argv[4], argv[5]);
  return sys::report_usage("it serves or asks",
                           "talk serve PORT NAME | talk ask tcp|udp ADDRESS PORT TEXT");
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("talk", run, argc, argv); }
