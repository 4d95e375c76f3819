#include "check/network.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <ifaddrs.h>
#include <linux/ethtool.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <bit>
#include <cstring>
#include <map>
#include <memory>
#include <sstream>

#include "check/inside.hpp"
#include "sys/error.hpp"

namespace boxlab {

namespace {

/// The name of the driver; empty for an interface that has none.
std::string read_driver(const char* name) {
  const sys::Descriptor socket{
      sys::check(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), "socket")};
  ethtool_drvinfo info{};
  info.cmd = ETHTOOL_GDRVINFO;
  ifreq request{};
  std::strncpy(request.ifr_name, name, IFNAMSIZ - 1);
  request.ifr_data = reinterpret_cast<char*>(&info);
  return ioctl(socket.get(), SIOCETHTOOL, &request) == 0 ? info.driver : "";
}

std::uint32_t bits(const sockaddr* address) {
  sockaddr_in internet{};
  std::memcpy(&internet, address, sizeof internet);
  return internet.sin_addr.s_addr;
}

std::string to_text(const ifaddrs& entry) {
  char text[INET_ADDRSTRLEN] = "";
  const std::uint32_t address = bits(entry.ifa_addr);
  inet_ntop(AF_INET, &address, text, sizeof text);
  return fmt::format("{}/{}", text, std::popcount(bits(entry.ifa_netmask)));
}

/// Those of the network namespace that we are in.
std::map<std::string, Interface> read_own_interfaces() {
  ifaddrs* first = nullptr;
  sys::check(getifaddrs(&first), "getifaddrs");
  const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> list{first, freeifaddrs};
  std::map<std::string, Interface> interfaces;
  for (const ifaddrs* entry = list.get(); entry != nullptr; entry = entry->ifa_next) {
    Interface& interface = interfaces[entry->ifa_name];
    interface.is_up = (entry->ifa_flags & IFF_UP) != 0;
    interface.is_running = (entry->ifa_flags & IFF_RUNNING) != 0;
    if (entry->ifa_addr != nullptr && entry->ifa_addr->sa_family == AF_INET)
      interface.addresses.push_back(to_text(*entry));
  }
  for (auto& [name, interface] : interfaces) interface.driver = read_driver(name.c_str());
  return interfaces;
}

/// A line for each: its name, its driver or "-", its two flags, and its addresses.
std::string write_own_interfaces() {
  std::string lines;
  for (const auto& [name, interface] : read_own_interfaces()) {
    lines += fmt::format("{} {} {} {} {}\n", name,
                         interface.driver.empty() ? "-" : interface.driver, interface.is_up ? 1 : 0,
                         interface.is_running ? 1 : 0, fmt::join(interface.addresses, " "));
  }
  return lines;
}

Interface read_line(const std::string& line) {
  std::istringstream words{line};
  Interface interface;
  words >> interface.name >> interface.driver >> interface.is_up >> interface.is_running;
  if (interface.driver == "-") interface.driver.clear();
  for (std::string address; words >> address;) interface.addresses.push_back(address);
  return interface;
}

}  // namespace

std::string Interface::describe() const {
  std::vector<std::string> parts;
  if (!driver.empty()) parts.push_back(driver);
  parts.emplace_back(!is_up ? "down" : is_running ? "up" : "up, but its other end is not");
  parts.insert(parts.end(), addresses.begin(), addresses.end());
  return fmt::format("{} ({})", name, fmt::join(parts, ", "));
}

std::vector<Interface> read_interfaces(const sys::Descriptor& proc, int pid) {
  const std::string path = fmt::format("{}/ns/net", pid);
  const sys::Descriptor network{openat(proc.get(), path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!network.is_open()) return {};
  const std::string text = ask_inside(proc, pid, [&](const sys::Descriptor& answer) {
    sys::check(setns(network.get(), CLONE_NEWNET), "setns", "net");
    const std::string lines = write_own_interfaces();
    sys::write_all(answer, lines.data(), lines.size());
  });
  std::istringstream lines{text};
  std::vector<Interface> interfaces;
  for (std::string line; std::getline(lines, line);) interfaces.push_back(read_line(line));
  return interfaces;
}

}  // namespace boxlab
