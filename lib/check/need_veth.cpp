#include <linux/rtnetlink.h>
#include <sched.h>
#include <sys/socket.h>

#include <cerrno>

#include "check/attempt.hpp"
#include "check/need.hpp"
#include "check/refusal.hpp"
#include "sys/descriptor.hpp"
#include "sys/error.hpp"

namespace boxlab {

namespace {

/// "Make a link of the kind veth", and nothing else: the kernel chooses the names.
struct VethRequest {
  nlmsghdr header{sizeof(VethRequest), RTM_NEWLINK,
                  NLM_F_REQUEST | NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL, 0, 0};
  ifinfomsg link{};
  rtattr info{sizeof(rtattr) + sizeof(rtattr) + 8, IFLA_LINKINFO};
  rtattr kind{sizeof(rtattr) + 5, IFLA_INFO_KIND};
  char text[8] = "veth";
};

struct VethAnswer {
  nlmsghdr header;
  nlmsgerr error;
  VethRequest request;
};

void make_veth() {
  const sys::Descriptor netlink{sys::check(
      socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE), "socket NETLINK_ROUTE")};
  const VethRequest request;
  sys::check(send(netlink.get(), &request, sizeof request, 0), "send RTM_NEWLINK");
  VethAnswer answer{};
  sys::check(recv(netlink.get(), &answer, sizeof answer, 0), "recv RTM_NEWLINK");
  errno = -answer.error.error;
  if (errno != 0) sys::throw_errno("RTM_NEWLINK veth");
}

std::optional<Lack> find_veth_lack() {
  const auto failure = attempt(CLONE_NEWNET, make_veth);
  if (!failure) return std::nullopt;
  if (failure->step == first_step) require(namespaces_need);
  const std::string what = "this machine makes no veth pair: " + failure->text();
  if (failure->error == EOPNOTSUPP)
    return Lack{"veth", what + ". The kernel's module is not loaded", as_root("modprobe veth")};
  return Lack{"veth", what + ". " + forbidden_or_not_built};
}

}  // namespace

const Need veth_need{"veth", "pairs of virtual network interfaces", "made a pair by rtnetlink",
                     find_veth_lack, true};

}  // namespace boxlab
