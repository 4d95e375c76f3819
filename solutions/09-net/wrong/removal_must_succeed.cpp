// wrong: it fails when the pair that it wants to remove is gone already
// rejected-by: box.unplugged "RTM_DELLINK box0"
#include "netbox.hpp"

#include <errno.h>
#include <fcntl.h>
#include <libmnl/libmnl.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "sys/error.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

/// A request to the kernel, in the form of rtnetlink(7): a header, a struct, attributes.
class Request {
 public:
  explicit Request(int type, int flags = 0) : header_{mnl_nlmsg_put_header(buffer_)} {
    header_->nlmsg_type = static_cast<uint16_t>(type);
    header_->nlmsg_flags = static_cast<uint16_t>(NLM_F_REQUEST | NLM_F_ACK | flags);
  }
  Request(const Request&) = delete;
  Request& operator=(const Request&) = delete;

  /// Adds the struct that all requests of this kind begin with; it is all zeros.
  template <class Part>
  Part& add() {
    return *static_cast<Part*>(mnl_nlmsg_put_extra_header(header_, sizeof(Part)));
  }
  nlmsghdr* header() { return header_; }

 private:
  alignas(nlmsghdr) char buffer_[1024];
  nlmsghdr* header_;
};

/// What the kernel says besides the number of the error; nullptr when it says nothing.
const char* find_message(const nlmsghdr* answer) {
  if ((answer->nlmsg_flags & NLM_F_ACK_TLVS) == 0) return nullptr;
  const char* text = nullptr;
  const auto note = [](const nlattr* attribute, void* found) {
    if (mnl_attr_get_type(attribute) == NLMSGERR_ATTR_MSG)
      *static_cast<const char**>(found) = mnl_attr_get_str(attribute);
    return MNL_CB_OK;
  };
  mnl_attr_parse(answer, sizeof(nlmsgerr), note, &text);
  return text;
}

/// A socket to the part of the kernel that keeps the interfaces of our network namespace.
class Netlink {
 public:
  Netlink() : socket_{mnl_socket_open2(NETLINK_ROUTE, SOCK_CLOEXEC)} {
    if (socket_ == nullptr) sys::throw_errno("socket", "NETLINK_ROUTE");
    int on = 1;  // to say more than a number, and not to repeat what we said
    mnl_socket_setsockopt(socket_, NETLINK_EXT_ACK, &on, sizeof on);
    mnl_socket_setsockopt(socket_, NETLINK_CAP_ACK, &on, sizeof on);
  }
  Netlink(const Netlink&) = delete;
  Netlink& operator=(const Netlink&) = delete;
  ~Netlink() { mnl_socket_close(socket_); }

  /// Sends a request and waits for the answer. Throws when that is an error; `call` and `interface`
  /// say which request it is, and of what.
  void ask(Request& request, const char* call, const char* interface);

 private:
  mnl_socket* socket_;
};

/// Throws what the kernel answered.
[[noreturn]] void refuse(const nlmsghdr* answer, int error, const char* call,
                         const char* interface) {
  const char* message = find_message(answer);
  char object[256];
  snprintf(object, sizeof object, message != nullptr ? "%s (%s)" : "%s", interface, message);
  errno = error;
  sys::throw_errno(call, object);
}

void Netlink::ask(Request& request, const char* call, const char* interface) {
  const nlmsghdr* header = request.header();
  sys::check(static_cast<long>(mnl_socket_sendto(socket_, header, header->nlmsg_len)), call,
             interface);
  alignas(nlmsghdr) char buffer[4096];
  long length;
  while ((length = mnl_socket_recvfrom(socket_, buffer, sizeof buffer)) == -1 && errno == EINTR) {
  }
  sys::check(length, call, interface);
  const auto* answer = reinterpret_cast<const nlmsghdr*>(buffer);
  const int error = -static_cast<const nlmsgerr*>(mnl_nlmsg_get_payload(answer))->error;
  if (error != 0) refuse(answer, error, call, interface);
}

int index_of(const char* name) {
  const unsigned index = if_nametoindex(name);
  if (index == 0) sys::throw_errno("if_nametoindex", name);
  return static_cast<int>(index);
}

void switch_on(Netlink& netlink, const char* name) {
  Request request{RTM_NEWLINK};
  auto& link = request.add<ifinfomsg>();
  link.ifi_index = index_of(name);
  link.ifi_flags = link.ifi_change = IFF_UP;
  netlink.ask(request, "RTM_NEWLINK", name);
}

void add_address(Netlink& netlink, const End& end) {
  Request request{RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL};
  auto& address = request.add<ifaddrmsg>();
  address.ifa_family = AF_INET;
  address.ifa_prefixlen = end.address.prefix;
  address.ifa_index = static_cast<unsigned>(index_of(end.name));
  mnl_attr_put(request.header(), IFA_LOCAL, sizeof end.address.bytes, end.address.bytes);
  mnl_attr_put(request.header(), IFA_ADDRESS, sizeof end.address.bytes, end.address.bytes);
  netlink.ask(request, "RTM_NEWADDR", end.name);
}

/// The end of a veth pair in our network namespace. Where one end goes, so does the other.
class Pair {
 public:
  /// The other end is born in the network namespace of the process `box`.
  Pair(Netlink& netlink, const Options& options, sys::Pid box);
  Pair(const Pair&) = delete;
  Pair& operator=(const Pair&) = delete;
  void remove();

 private:
  Netlink& netlink_;
  const char* name_;
  int index_;
  sys::Descriptor box_;  // keeps the box, and so the pair: only the command can take it away
};

Pair::Pair(Netlink& netlink, const Options& options, sys::Pid box)
    : netlink_{netlink}, name_{options.peer.name} {
  Request request{RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL};
  nlmsghdr* header = request.header();
  request.add<ifinfomsg>();
  mnl_attr_put_strz(header, IFLA_IFNAME, name_);
  nlattr* info = mnl_attr_nest_start(header, IFLA_LINKINFO);
  mnl_attr_put_str(header, IFLA_INFO_KIND, "veth");
  nlattr* data = mnl_attr_nest_start(header, IFLA_INFO_DATA);
  nlattr* other = mnl_attr_nest_start(header, VETH_INFO_PEER);
  request.add<ifinfomsg>();  // an end is described by a message of its own
  mnl_attr_put_strz(header, IFLA_IFNAME, options.box.name);
  mnl_attr_put_u32(header, IFLA_NET_NS_PID, static_cast<uint32_t>(box));
  mnl_attr_nest_end(header, other);
  mnl_attr_nest_end(header, data);
  mnl_attr_nest_end(header, info);
  netlink.ask(request, "RTM_NEWLINK", name_);
  index_ = index_of(name_);
  char path[32];
  snprintf(path, sizeof path, "/proc/%d/ns/net", box);
  box_ = sys::open(path, O_RDONLY);
}

/// The kernel would remove the pair with the box, but some time after its last process has left.
void Pair::remove() {
  Request request{RTM_DELLINK};
  request.add<ifinfomsg>().ifi_index = index_;
  netlink_.ask(request, "RTM_DELLINK", name_);
}

/// SIGINT and SIGTERM wait until nothing is left that we would have to remove.
sigset_t block_fatal_signals() {
  sigset_t fatal;
  sigset_t before;
  sigemptyset(&fatal);
  sigaddset(&fatal, SIGINT);
  sigaddset(&fatal, SIGTERM);
  sys::check(sigprocmask(SIG_BLOCK, &fatal, &before), "sigprocmask");
  return before;
}

/// How the two processes wait for each other: one byte is the word, none means that the other has
/// given up.
void give_word(sys::Pipe& pipe) { sys::write_all(pipe.write_end, "", 1); }

bool has_word(sys::Pipe& pipe) {
  pipe.write_end.close();
  char word;
  return sys::read_all(pipe.read_end, &word, 1) == 1;
}

struct Words {
  sys::Pipe is_made = sys::make_pipe();   ///< the box is there
  sys::Pipe is_wired = sys::make_pipe();  ///< so is the pair
};

int become_command(const Options& options, char* const* command, Words& words) {
  sys::check(prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl", "PR_SET_PDEATHSIG");
  sys::check(unshare(CLONE_NEWNET), "unshare", "CLONE_NEWNET");
  give_word(words.is_made);
  if (!has_word(words.is_wired)) return 1;
  Netlink netlink;
  switch_on(netlink, "lo");
  add_address(netlink, options.box);
  switch_on(netlink, options.box.name);
  sys::exec(command);
}

/// Puts up our end, then lets the command begin, and waits for it.
int serve(const Options& options, sys::Pid child, Words& words) {
  Netlink netlink;
  Pair pair{netlink, options, child};
  add_address(netlink, options.peer);
  switch_on(netlink, options.peer.name);
  give_word(words.is_wired);
  const int status = sys::wait(child);
  pair.remove();
  return status;
}

}  // namespace

int run_in_box(const Options& options, char* const* command) {
  const sigset_t before = block_fatal_signals();
  Words words;
  const sys::Pid child = sys::spawn([&] {
    sys::check(sigprocmask(SIG_SETMASK, &before, nullptr), "sigprocmask");
    return become_command(options, command, words);
  });
  if (!has_word(words.is_made)) return sys::wait(child);
  return serve(options, child, words);
}
