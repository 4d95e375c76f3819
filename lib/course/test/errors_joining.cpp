// Errors of finding another container by its name, and of joining it.
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>

#include <cstddef>
#include <string>

#include "check/pidfd.hpp"
#include "mounting.hpp"
#include "sys/pipe.hpp"

namespace {

/// An abstract name that nobody else has: this process has one alone.
struct Name {
  sockaddr_un address{AF_UNIX, {}};
  Name() { std::to_string(getpid()).copy(address.sun_path + 1, sizeof address.sun_path - 2); }
  const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&address); }
};

sys::Descriptor stream_socket() {
  return sys::Descriptor{sys::check(socket(AF_UNIX, SOCK_STREAM, 0), "socket")};
}

void take_name(const sys::Descriptor& door) {
  const Name name;
  sys::check(bind(door.get(), name.get(), sizeof name.address), "bind");
}

/// One that waits in a mount namespace of its own, until we end.
sys::Pid one_with_mounts() {
  const sys::Pipe ready = sys::make_pipe();
  const sys::Pid child = sys::spawn([&] {
    sys::check(prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl", "PR_SET_PDEATHSIG");
    sys::check(unshare(CLONE_NEWNS), "unshare");
    sys::write_all(ready.write_end, "r", 1);
    pause();
  });
  char byte;
  sys::read_all(ready.read_end, &byte, 1);
  return child;
}

sys::Descriptor copy_mount(const std::string& path) {
  return sys::Descriptor{
      sys::check(open_tree(AT_FDCWD, path.c_str(), OPEN_TREE_CLONE), "open_tree", path.c_str())};
}

void put_on(const char* target, unsigned flags) {
  scratch();
  const sys::Descriptor copy = copy_mount("/tmp");
  sys::check(move_mount(copy.get(), "", AT_FDCWD, target, flags), "move_mount", target);
}

const LabProvocations modes_lab{
    "14-ipc-modes",
    {
        {"bind.EADDRINUSE.taken", 0,
         [] {
           const sys::Descriptor first = stream_socket();
           take_name(first);
           take_name(stream_socket());
         }},
        {"connect.ECONNREFUSED.nobody", 0,
         [] {
           const Name name;
           sys::check(connect(stream_socket().get(), name.get(), sizeof name.address), "connect");
         }},
        {"setns.EINVAL.no_kinds", 0,
         [] {
           const sys::Descriptor self{sys::check(pidfd_open(getpid(), 0), "pidfd_open")};
           sys::check(setns(self.get(), 0), "setns");
         }},
        {"open_tree.EINVAL.other_namespace", CLONE_NEWNS,
         [] { copy_mount("/proc/" + std::to_string(one_with_mounts()) + "/root/tmp"); }},
        {"open_tree.EPERM.no_rights", without_rights, [] { copy_mount("/tmp"); }},
        {"move_mount.ENOENT.empty_path", CLONE_NEWNS, [] { put_on("/tmp", 0); }},
        {"move_mount.ENOENT.no_target", CLONE_NEWNS,
         [] { put_on("/tmp/none", MOVE_MOUNT_F_EMPTY_PATH); }},
    }};

}  // namespace

std::vector<LabProvocations> provoke_joining() { return {modes_lab}; }
