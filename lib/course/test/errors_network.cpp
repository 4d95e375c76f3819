// Errors of interfaces and addresses.
#include <arpa/inet.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sched.h>
#include <sys/socket.h>

#include <cerrno>
#include <cstring>

#include "provoke.hpp"
#include "sys/interface.hpp"

namespace {

constexpr int make_new = NLM_F_CREATE | NLM_F_EXCL;

/// A message of rtnetlink(7): a fixed part, and attributes behind it.
template <class Fixed>
struct NetlinkRequest {
  nlmsghdr header{};
  Fixed fixed{};
  char attributes[256] = {};

  explicit NetlinkRequest(int type, int flags = 0) {
    header.nlmsg_len = NLMSG_LENGTH(sizeof fixed);
    header.nlmsg_type = static_cast<unsigned short>(type);
    header.nlmsg_flags = static_cast<unsigned short>(NLM_F_REQUEST | NLM_F_ACK | flags);
  }

  rtattr* add(int type, const void* data, std::size_t size) {
    auto* attribute = reinterpret_cast<rtattr*>(reinterpret_cast<char*>(this) + header.nlmsg_len);
    attribute->rta_type = static_cast<unsigned short>(type);
    attribute->rta_len = static_cast<unsigned short>(RTA_LENGTH(size));
    if (size > 0) std::memcpy(RTA_DATA(attribute), data, size);
    header.nlmsg_len += RTA_SPACE(size);
    return attribute;
  }

  void ask(const char* call) {
    const sys::Descriptor netlink{
        sys::check(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE), "socket")};
    sys::check(static_cast<long>(send(netlink.get(), this, header.nlmsg_len, 0)), "send");
    struct {
      nlmsghdr header;
      nlmsgerr error;
      char rest[1024];
    } answer{};
    sys::check(static_cast<long>(recv(netlink.get(), &answer, sizeof answer, 0)), "recv");
    errno = -answer.error.error;
    if (errno != 0) sys::throw_errno(call);
  }
};

void make_link(const std::string& name, const char* kind) {
  NetlinkRequest<ifinfomsg> request{RTM_NEWLINK, make_new};
  request.add(IFLA_IFNAME, name.c_str(), name.size() + 1);
  const std::size_t start = request.header.nlmsg_len;
  rtattr* info = request.add(IFLA_LINKINFO, nullptr, 0);
  request.add(IFLA_INFO_KIND, kind, std::strlen(kind) + 1);
  info->rta_len = static_cast<unsigned short>(request.header.nlmsg_len - start);
  request.ask("RTM_NEWLINK");
}

void rename(int index) {
  NetlinkRequest<ifinfomsg> request{RTM_NEWLINK};
  request.fixed.ifi_index = index;
  request.ask("RTM_NEWLINK");
}

void add_address(unsigned index) {
  NetlinkRequest<ifaddrmsg> request{RTM_NEWADDR, make_new};
  request.fixed.ifa_family = AF_INET;
  request.fixed.ifa_prefixlen = 24;
  request.fixed.ifa_index = index;
  const in_addr address{inet_addr("10.1.1.1")};
  request.add(IFA_LOCAL, &address, sizeof address);
  request.ask("RTM_NEWADDR");
}

sys::Descriptor new_socket() {
  return sys::Descriptor{sys::check(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket")};
}

sockaddr_in address_of(const char* text) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(1000);
  address.sin_addr.s_addr = inet_addr(text);
  return address;
}

void connect_to(const char* text) {
  const sockaddr_in address = address_of(text);
  sys::check(
      connect(new_socket().get(), reinterpret_cast<const sockaddr*>(&address), sizeof address),
      "connect", text);
}

void bind_to(const sys::Descriptor& socket, const char* text) {
  const sockaddr_in address = address_of(text);
  sys::check(bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address),
             "bind", text);
}

const LabProvocations net_lab{
    "09-net",
    {
        {"RTM_NEWLINK.EEXIST.there_already", CLONE_NEWNET, [] { make_link("lo", "dummy"); }},
        {"RTM_NEWLINK.EPERM.no_rights", 0, [] { make_link("here", "veth"); }},
        {"RTM_NEWLINK.EOPNOTSUPP.kind", CLONE_NEWNET, [] { make_link("here", "nonsense"); }},
        {"RTM_NEWLINK.ENODEV.no_such_interface", CLONE_NEWNET, [] { rename(999); }},
        {"RTM_NEWLINK.ERANGE.name", CLONE_NEWNET, [] { make_link("a-name-that-is-long", "veth"); }},
        {"RTM_NEWADDR.ENODEV.no_such_interface", CLONE_NEWNET, [] { add_address(999); }},
        {"RTM_NEWADDR.EEXIST.there_already", CLONE_NEWNET,
         [] {
           add_address(1);
           add_address(1);
         }},
        {"if_nametoindex.ENODEV.no_such_interface", CLONE_NEWNET,
         [] {
           if (if_nametoindex("none") == 0) sys::throw_errno("if_nametoindex", "none");
         }},
        {"SIOCGIFFLAGS.ENODEV.no_such_interface", CLONE_NEWNET, [] { sys::bring_up("none"); }},
        {"SIOCSIFFLAGS.EPERM.no_rights", 0, [] { sys::bring_up("lo"); }},
        {"connect.ENETUNREACH.no_route", CLONE_NEWNET, [] { connect_to("10.1.1.1"); }},
        {"connect.ECONNREFUSED.nobody_listens", CLONE_NEWNET,
         [] {
           sys::bring_up("lo");
           connect_to("127.0.0.1");
         }},
        {"bind.EADDRNOTAVAIL.no_such_address", CLONE_NEWNET,
         [] {
           sys::bring_up("lo");  // before the first address, the kernel believes any
           bind_to(new_socket(), "10.1.1.1");
         }},
        {"bind.EADDRINUSE.taken", CLONE_NEWNET,
         [] {
           const sys::Descriptor first = new_socket();
           bind_to(first, "0.0.0.0");
           bind_to(new_socket(), "0.0.0.0");
         }},
    }};

}  // namespace

std::vector<LabProvocations> provoke_network() { return {net_lab}; }
