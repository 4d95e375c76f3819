// Without libmnl: requests are put together by hand, as rtnetlink(7) describes them. The child
// makes the pair, in the box, and gives one end away by a descriptor of the other namespace.
#include <fcntl.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <net/if.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <exception>
#include <string>

#include "netbox.hpp"
#include "sys/error.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

/// A message for the kernel, built from its beginning to its end.
class Message {
 public:
  Message(int type, int flags) {
    add_bytes(nullptr, sizeof(nlmsghdr));
    header().nlmsg_type = static_cast<std::uint16_t>(type);
    header().nlmsg_flags = static_cast<std::uint16_t>(NLM_F_REQUEST | NLM_F_ACK | flags);
  }
  template <class Part>
  void add(const Part& part) {
    add_bytes(&part, sizeof part);
  }
  void attribute(int type, const void* data, std::size_t size) {
    const std::size_t start = begin(type);
    add_bytes(data, size);
    end(start);
  }
  void attribute(int type, const char* text) { attribute(type, text, std::strlen(text) + 1); }
  std::size_t begin(int type) {
    const std::size_t start = bytes_.size();
    add(rtattr{0, static_cast<unsigned short>(type)});
    return start;
  }
  /// An attribute's length goes without the padding behind it.
  void end(std::size_t start) {
    auto* attribute = reinterpret_cast<rtattr*>(&bytes_[start]);
    attribute->rta_len = static_cast<unsigned short>(unpadded_ - start);
  }
  const std::string& finish() {
    header().nlmsg_len = static_cast<std::uint32_t>(bytes_.size());
    return bytes_;
  }

 private:
  nlmsghdr& header() { return *reinterpret_cast<nlmsghdr*>(bytes_.data()); }
  void add_bytes(const void* data, std::size_t size) {
    const std::size_t at = bytes_.size();
    unpadded_ = at + size;
    bytes_.resize(NLMSG_ALIGN(unpadded_));
    if (data != nullptr) std::memcpy(&bytes_[at], data, size);
  }

  std::string bytes_;
  std::size_t unpadded_ = 0;
};

/// The text in an answer that is an error; empty when there is none.
std::string find_text(const nlmsghdr* answer) {
  if ((answer->nlmsg_flags & NLM_F_ACK_TLVS) == 0) return {};
  const char* at = static_cast<const char*>(NLMSG_DATA(answer)) + sizeof(nlmsgerr);
  int length = static_cast<int>(answer->nlmsg_len - NLMSG_LENGTH(sizeof(nlmsgerr)));
  const auto* attribute = reinterpret_cast<const rtattr*>(at);
  for (; RTA_OK(attribute, length); attribute = RTA_NEXT(attribute, length)) {
    if (attribute->rta_type == NLMSGERR_ATTR_MSG)
      return static_cast<const char*>(RTA_DATA(attribute));
  }
  return {};
}

/// Sends a message about an interface of our network namespace, and throws when it is refused.
void tell_kernel(Message& message, const char* call, const std::string& interface) {
  const sys::Descriptor netlink{
      sys::check(socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE), "socket")};
  const int on = 1;
  setsockopt(netlink.get(), SOL_NETLINK, NETLINK_EXT_ACK, &on, sizeof on);
  setsockopt(netlink.get(), SOL_NETLINK, NETLINK_CAP_ACK, &on, sizeof on);
  const std::string& bytes = message.finish();
  sys::write_all(netlink, bytes.data(), bytes.size());
  alignas(nlmsghdr) char buffer[4096];
  while (recv(netlink.get(), buffer, sizeof buffer, 0) == -1) {
    if (errno != EINTR) sys::throw_errno("recv", "netlink");
  }
  const auto* answer = reinterpret_cast<const nlmsghdr*>(buffer);
  errno = -static_cast<const nlmsgerr*>(NLMSG_DATA(answer))->error;
  if (errno == 0) return;
  const int error = errno;
  const std::string text = find_text(answer);
  errno = error;
  sys::throw_errno(call, (text.empty() ? interface : interface + " (" + text + ")").c_str());
}

void set_up(const char* name) {
  Message message{RTM_NEWLINK, 0};
  ifinfomsg link{};
  link.ifi_index = static_cast<int>(if_nametoindex(name));
  link.ifi_flags = link.ifi_change = IFF_UP;
  message.add(link);
  tell_kernel(message, "RTM_NEWLINK", name);
}

void set_address(const End& end) {
  Message message{RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL};
  message.add(ifaddrmsg{AF_INET, end.address.prefix, 0, 0, if_nametoindex(end.name)});
  message.attribute(IFA_LOCAL, end.address.bytes, 4);
  tell_kernel(message, "RTM_NEWADDR", end.name);
}

void remove(const char* name) {
  Message message{RTM_DELLINK, 0};
  message.add(ifinfomsg{});
  message.attribute(IFLA_IFNAME, name);
  tell_kernel(message, "RTM_DELLINK", name);
}

void make_pair(const Options& options, int outside) {
  Message message{RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL};
  message.add(ifinfomsg{});
  message.attribute(IFLA_IFNAME, options.box.name);
  const std::size_t info = message.begin(IFLA_LINKINFO);
  message.attribute(IFLA_INFO_KIND, "veth");
  const std::size_t data = message.begin(IFLA_INFO_DATA);
  const std::size_t peer = message.begin(VETH_INFO_PEER);
  message.add(ifinfomsg{});
  message.attribute(IFLA_NET_NS_FD, &outside, sizeof outside);
  message.attribute(IFLA_IFNAME, options.peer.name);
  for (const std::size_t start : {peer, data, info}) message.end(start);
  tell_kernel(message, "RTM_NEWLINK", options.peer.name);
}

/// One word: go on. No word: the other has given up.
bool hears(const sys::Descriptor& from) {
  char word;
  return sys::read_all(from, &word, 1) == 1;
}

int be_in_box(const Options& options, char* const* command, sys::Pipe& made, sys::Pipe& go) {
  go.write_end.close();
  sys::check(prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl");
  const sys::Descriptor outside = sys::open("/proc/self/ns/net", O_RDONLY);
  sys::check(unshare(CLONE_NEWNET), "unshare", "CLONE_NEWNET");
  make_pair(options, outside.get());
  sys::write_all(made.write_end, "m", 1);
  set_up("lo");
  set_address(options.box);
  set_up(options.box.name);
  if (!hears(go.read_end)) return 1;
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  sys::exec(command);
}

/// Removes the pair when it goes.
struct Remover {
  const char* name;
  explicit Remover(const char* end) : name{end} {}
  Remover(const Remover&) = delete;
  Remover& operator=(const Remover&) = delete;
  ~Remover() {
    try {
      remove(name);
    } catch (const std::exception& error) {
      if (if_nametoindex(name) != 0) sys::report(error);  // otherwise it was gone already
    }
  }
};

}  // namespace

int run_in_box(const Options& options, char* const* command) {
  sys::Pipe made = sys::make_pipe();
  sys::Pipe go = sys::make_pipe();
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGTERM, SIG_IGN);
  const sys::Pid child = sys::spawn([&] { return be_in_box(options, command, made, go); });
  made.write_end.close();
  if (!hears(made.read_end)) return sys::wait(child);
  const Remover remover{options.peer.name};
  set_address(options.peer);
  set_up(options.peer.name);
  sys::write_all(go.write_end, "g", 1);
  return sys::wait(child);
}
