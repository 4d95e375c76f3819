// Tries whether this kernel can make a veth pair, in a network namespace of its own. Ends with 0,
// or with the number of the error.
//
//     veth
#include <linux/rtnetlink.h>
#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/program.hpp"

namespace {

/// "Make a link of the kind veth", and nothing else: the kernel chooses the names.
struct Request {
  nlmsghdr header{sizeof(Request), RTM_NEWLINK,
                  NLM_F_REQUEST | NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL, 0, 0};
  ifinfomsg link{};
  rtattr info{sizeof(rtattr) + sizeof(rtattr) + 8, IFLA_LINKINFO};
  rtattr kind{sizeof(rtattr) + 5, IFLA_INFO_KIND};
  char text[8] = "veth";
};

struct Answer {
  nlmsghdr header;
  nlmsgerr error;
  Request request;
};

int try_veth(int, char**) {
  if (unshare(CLONE_NEWUSER | CLONE_NEWNET) == -1) return errno;
  const sys::Descriptor netlink{
      sys::check(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE), "socket")};
  const Request request;
  sys::check(send(netlink.get(), &request, sizeof request, 0), "send");
  Answer answer{};
  sys::check(recv(netlink.get(), &answer, sizeof answer, 0), "recv");
  return -answer.error.error;
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("veth", try_veth, argc, argv); }
