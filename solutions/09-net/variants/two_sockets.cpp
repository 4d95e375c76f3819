// One process does it all: a netlink socket stays in the network namespace that it was made in,
// wherever its process goes. So it makes one, moves to the box, and makes another.
#include <fcntl.h>
#include <libmnl/libmnl.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <net/if.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <memory>
#include <string>

#include "netbox.hpp"
#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

using Socket = std::unique_ptr<mnl_socket, decltype(&mnl_socket_close)>;

struct Buffer {
  alignas(nlmsghdr) char bytes[8192] = {};
};

Socket open_socket() {
  Socket socket{mnl_socket_open2(NETLINK_ROUTE, SOCK_CLOEXEC), mnl_socket_close};
  if (socket == nullptr) sys::throw_errno("socket", "NETLINK_ROUTE");
  int on = 1;
  mnl_socket_setsockopt(socket.get(), NETLINK_EXT_ACK, &on, sizeof on);
  return socket;
}

/// The text that follows the request in an error, which the kernel repeats.
std::string find_text(const nlmsghdr* answer) {
  if ((answer->nlmsg_flags & NLM_F_ACK_TLVS) == 0) return {};
  const auto* error = static_cast<const nlmsgerr*>(mnl_nlmsg_get_payload(answer));
  std::size_t offset = sizeof *error;
  if ((answer->nlmsg_flags & NLM_F_CAPPED) == 0) offset += error->msg.nlmsg_len - sizeof(nlmsghdr);
  std::string text;
  mnl_attr_parse(
      answer, static_cast<unsigned>(offset),
      [](const nlattr* attribute, void* found) {
        if (mnl_attr_get_type(attribute) == NLMSGERR_ATTR_MSG)
          *static_cast<std::string*>(found) = mnl_attr_get_str(attribute);
        return MNL_CB_OK;
      },
      &text);
  return text;
}

/// Sends the request; `buffer` then holds the answer, which is no error.
const nlmsghdr* ask(const Socket& socket, const nlmsghdr* request, Buffer& buffer, const char* call,
                    const std::string& name) {
  sys::check(static_cast<long>(mnl_socket_sendto(socket.get(), request, request->nlmsg_len)), call);
  while (mnl_socket_recvfrom(socket.get(), buffer.bytes, sizeof buffer.bytes) == -1) {
    if (errno != EINTR) sys::throw_errno(call, name.c_str());
  }
  const auto* answer = reinterpret_cast<const nlmsghdr*>(buffer.bytes);
  if (answer->nlmsg_type != NLMSG_ERROR) return answer;
  const int error = static_cast<const nlmsgerr*>(mnl_nlmsg_get_payload(answer))->error;
  if (error == 0) return answer;
  const std::string text = find_text(answer);
  errno = -error;
  sys::throw_errno(call, (text.empty() ? name : name + " (" + text + ")").c_str());
}

nlmsghdr* begin(Buffer& buffer, int type, int flags) {
  nlmsghdr* header = mnl_nlmsg_put_header(buffer.bytes);
  header->nlmsg_type = static_cast<std::uint16_t>(type);
  header->nlmsg_flags = static_cast<std::uint16_t>(NLM_F_REQUEST | flags);
  return header;
}

ifinfomsg* add_link(nlmsghdr* header) {
  return static_cast<ifinfomsg*>(mnl_nlmsg_put_extra_header(header, sizeof(ifinfomsg)));
}

int find_index(const Socket& socket, const char* name) {
  Buffer request;
  Buffer answer;
  nlmsghdr* header = begin(request, RTM_GETLINK, 0);
  add_link(header);
  mnl_attr_put_strz(header, IFLA_IFNAME, name);
  const nlmsghdr* found = ask(socket, header, answer, "RTM_GETLINK", name);
  return static_cast<const ifinfomsg*>(mnl_nlmsg_get_payload(found))->ifi_index;
}

void bring_up(const Socket& socket, const char* name) {
  Buffer request;
  Buffer answer;
  nlmsghdr* header = begin(request, RTM_SETLINK, NLM_F_ACK);
  ifinfomsg* link = add_link(header);
  link->ifi_index = find_index(socket, name);
  link->ifi_flags = link->ifi_change = IFF_UP;
  ask(socket, header, answer, "RTM_SETLINK", name);
}

void give_address(const Socket& socket, const End& end) {
  Buffer request;
  Buffer answer;
  nlmsghdr* header = begin(request, RTM_NEWADDR, NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL);
  auto* part = static_cast<ifaddrmsg*>(mnl_nlmsg_put_extra_header(header, sizeof(ifaddrmsg)));
  part->ifa_family = AF_INET;
  part->ifa_prefixlen = end.address.prefix;
  part->ifa_index = static_cast<unsigned>(find_index(socket, end.name));
  mnl_attr_put(header, IFA_LOCAL, 4, end.address.bytes);
  mnl_attr_put(header, IFA_ADDRESS, 4, end.address.bytes);
  ask(socket, header, answer, "RTM_NEWADDR", end.name);
}

/// One end is where the socket is, the other is born in the box.
void make_pair(const Socket& socket, const Options& options, const sys::Descriptor& box) {
  Buffer request;
  Buffer answer;
  nlmsghdr* header = begin(request, RTM_NEWLINK, NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL);
  add_link(header);
  mnl_attr_put_strz(header, IFLA_IFNAME, options.peer.name);
  nlattr* info = mnl_attr_nest_start(header, IFLA_LINKINFO);
  mnl_attr_put_strz(header, IFLA_INFO_KIND, "veth");
  nlattr* data = mnl_attr_nest_start(header, IFLA_INFO_DATA);
  nlattr* peer = mnl_attr_nest_start(header, VETH_INFO_PEER);
  add_link(header);
  mnl_attr_put_strz(header, IFLA_IFNAME, options.box.name);
  mnl_attr_put_u32(header, IFLA_NET_NS_FD, static_cast<std::uint32_t>(box.get()));
  mnl_attr_nest_end(header, peer);
  mnl_attr_nest_end(header, data);
  mnl_attr_nest_end(header, info);
  ask(socket, header, answer, "RTM_NEWLINK", options.peer.name);
}

void remove(const Socket& socket, const char* name) {
  Buffer request;
  Buffer answer;
  nlmsghdr* header = begin(request, RTM_DELLINK, NLM_F_ACK);
  add_link(header);
  mnl_attr_put_strz(header, IFLA_IFNAME, name);
  ask(socket, header, answer, "RTM_DELLINK", name);
}

void wire(const Socket& outside, const Socket& inside, const Options& options) {
  give_address(outside, options.peer);
  bring_up(outside, options.peer.name);
  bring_up(inside, "lo");
  give_address(inside, options.box);
  bring_up(inside, options.box.name);
}

int run_command(char* const* command) {
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGTERM, SIG_IGN);
  return sys::wait(sys::spawn([&]() -> int {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    sys::check(prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl");
    sys::exec(command);
  }));
}

}  // namespace

int run_in_box(const Options& options, char* const* command) {
  const Socket outside = open_socket();
  sys::check(unshare(CLONE_NEWNET), "unshare", "CLONE_NEWNET");
  const Socket inside = open_socket();
  make_pair(outside, options, sys::open("/proc/self/ns/net", O_RDONLY));
  int status = EXIT_FAILURE;
  try {
    wire(outside, inside, options);
    status = run_command(command);
  } catch (const std::exception& error) {
    sys::report(error);
  }
  if (if_nametoindex(options.box.name) != 0) remove(outside, options.peer.name);
  return status;
}
