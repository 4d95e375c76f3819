#include "sys/interface.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/socket.h>

#include <catch2/catch_test_macros.hpp>

#include "child.hpp"
#include "sys/error.hpp"

namespace {

/// Whether somebody could be reached at 127.0.0.1.
bool has_loopback() {
  const sys::Descriptor socket{sys::check(::socket(AF_INET, SOCK_DGRAM, 0), "socket")};
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(9);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

}  // namespace

TEST_CASE("bring_up() switches on the loopback of a new network namespace") {
  const Outcome outcome = in_child([] {
    if (unshare(CLONE_NEWUSER | CLONE_NEWNET) == -1) return 77;
    const bool was_down = !has_loopback();
    sys::bring_up("lo");
    return was_down && has_loopback() ? 0 : 1;
  });
  if (outcome.status == 77) SKIP("no namespaces here");
  CHECK(outcome.status == 0);
}

TEST_CASE("bring_up() says which interface there is not") {
  const Outcome outcome = in_child([] { sys::bring_up("none0"); });
  CHECK(outcome.err == "program: SIOCGIFFLAGS none0: No such device (ENODEV)\n");
}
