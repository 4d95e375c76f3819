#include "check/inside.hpp"

#include <fcntl.h>
#include <linux/nsfs.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <iterator>
#include <utility>

#include "check/proc.hpp"
#include "sys/error.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

namespace boxlab {

namespace {

/// In this order: the rights to join the others come with the user namespace.
constexpr const char* namespaces[] = {"user", "ipc", "pid"};

bool is_same(const sys::Descriptor& one, const sys::Descriptor& other) {
  struct stat first {};
  struct stat second {};
  sys::check(fstat(one.get(), &first), "fstat");
  sys::check(fstat(other.get(), &second), "fstat");
  return first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

/// The user namespace just below our own that `user` is, or is nested in. With the rights in it,
/// one can join the namespaces of it and of all that are nested in it, whichever of them owns
/// which.
sys::Descriptor outermost(sys::Descriptor user) {
  const sys::Descriptor own = sys::open("/proc/self/ns/user", O_RDONLY);
  while (true) {
    sys::Descriptor parent{sys::check(ioctl(user.get(), NS_GET_PARENT), "ioctl NS_GET_PARENT")};
    if (is_same(parent, own)) return user;
    user = std::move(parent);
  }
}

/// Descriptors of the process's namespaces; the last is closed when the process is gone.
struct Doors {
  sys::Descriptor doors[std::size(namespaces)];

  Doors(const sys::Descriptor& proc, int pid) {
    for (std::size_t i = 0; i < std::size(namespaces); ++i) {
      const std::string path = std::to_string(pid) + "/ns/" + namespaces[i];
      doors[i] = sys::Descriptor{openat(proc.get(), path.c_str(), O_RDONLY | O_CLOEXEC)};
      if (doors[i].is_open()) continue;
      if (errno == ENOENT || errno == ESRCH) return;
      sys::throw_errno("open", path.c_str());
    }
    doors[0] = outermost(std::move(doors[0]));
  }
  bool are_open() const { return doors[std::size(namespaces) - 1].is_open(); }
  void enter() const {
    for (const sys::Descriptor& door : doors) sys::check(setns(door.get(), 0), "setns");
  }
};

}  // namespace

std::string ask_inside(const sys::Descriptor& proc, int pid,
                       const std::function<void(const sys::Descriptor&)>& body) {
  const Doors doors{proc, pid};
  if (!doors.are_open()) return {};
  sys::Pipe answer = sys::make_pipe();
  // A pid namespace is that of the children of whoever joins it, so it takes two.
  const sys::Pid messenger = sys::spawn([&] {
    doors.enter();
    return sys::wait(sys::spawn([&] { body(answer.write_end); }));
  });
  answer.write_end.close();
  std::string text = read_rest(answer.read_end);
  sys::wait(messenger);
  return text;
}

}  // namespace boxlab
