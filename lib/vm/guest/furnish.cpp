#include <fcntl.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <utility>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "vm/guest/mount.hpp"
#include "vm/guest/root.hpp"

namespace boxlab::vm {

namespace {

constexpr auto host_name = "boxlab-vm";
constexpr auto cgroups = "/sys/fs/cgroup";

/// Cgroup v2 with all controllers that the kernel has, also for the groups that are made here.
void mount_cgroups() {
  mount("cgroup2", cgroups, "cgroup2");
  std::ifstream controllers{std::string{cgroups} + "/cgroup.controllers"};
  const std::string file = std::string{cgroups} + "/cgroup.subtree_control";
  const sys::Descriptor enabled = sys::open(file.c_str(), O_WRONLY);
  for (std::string name; controllers >> name;) {
    sys::write_all(enabled, ("+" + name).data(), name.size() + 1);
  }
}

void make_and_mount(const char* source, const char* target, const std::string& data = "") {
  if (mkdir(target, 0755) == -1 && errno != EEXIST) sys::throw_errno("mkdir", target);
  mount(source, target, source, data);
}

void make_links() {
  for (const auto& [target, link] : {std::pair{"/proc/self/fd", "/dev/fd"},
                                     {"/proc/self/fd/0", "/dev/stdin"},
                                     {"/proc/self/fd/1", "/dev/stdout"},
                                     {"/proc/self/fd/2", "/dev/stderr"}}) {
    sys::check(symlink(target, link), "symlink", link);
  }
}

void raise_loopback() {
  const sys::Descriptor socket{
      sys::check(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), "socket")};
  ifreq request{};
  std::strcpy(request.ifr_name, "lo");
  request.ifr_flags = IFF_UP | IFF_RUNNING;
  sys::check(ioctl(socket.get(), SIOCSIFFLAGS, &request), "ioctl", "lo");
}

}  // namespace

void furnish() {
  mount_cgroups();
  make_and_mount("devpts", "/dev/pts", "gid=5,mode=620,ptmxmode=666");
  make_and_mount("tmpfs", "/dev/shm", "mode=1777");
  make_and_mount("mqueue", "/dev/mqueue");
  mount("tmpfs", "/run", "tmpfs", "mode=755");
  make_links();
  raise_loopback();
  sys::check(sethostname(host_name, std::strlen(host_name)), "sethostname");
}

}  // namespace boxlab::vm
