// Errors of finding namespaces from outside, and of looking into them.
#include <linux/nsfs.h>
#include <mqueue.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <string>

#include "provoke.hpp"
#include "sys/pipe.hpp"

namespace {

std::string proc(sys::Pid pid, const char* name) {
  return "/proc/" + std::to_string(pid) + "/" + name;
}

void read_link(const std::string& path) {
  char target[64];
  sys::check(static_cast<long>(readlink(path.c_str(), target, sizeof target)), "readlink",
             path.c_str());
}

/// One that has ended, and is still there for who waits for it.
sys::Pid zombie() {
  const sys::Pid child = sys::spawn([] {});
  siginfo_t info;
  sys::check(waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT), "waitid");
  return child;
}

void read_status_of_ended() {
  const sys::Pid child = zombie();
  const std::string path = proc(child, "status");
  const sys::Descriptor status = sys::open(path.c_str(), O_RDONLY);
  sys::wait(child);
  char byte;
  sys::check(static_cast<long>(read(status.get(), &byte, 1)), "read", path.c_str());
}

void open_own_socket() {
  const sys::Descriptor socket{sys::check(::socket(AF_UNIX, SOCK_STREAM, 0), "socket")};
  sys::open(("/proc/self/fd/" + std::to_string(socket.get())).c_str(), O_RDONLY);
}

sys::Descriptor begin_mount_of(const char* type) {
  return sys::Descriptor{sys::check(fsopen(type, FSOPEN_CLOEXEC), "fsopen", type)};
}

void mount_queues_here() {
  const sys::Descriptor context = begin_mount_of("mqueue");
  sys::check(fsconfig(context.get(), FSCONFIG_CMD_CREATE, nullptr, nullptr, 0), "fsconfig");
}

void ask_owner_of(const char* path) {
  const sys::Descriptor door = sys::open(path, O_RDONLY);
  sys::check(ioctl(door.get(), NS_GET_USERNS), "ioctl", "NS_GET_USERNS");
}

const LabProvocations scope_lab{
    "06b-ipcscope",
    {
        {"readlink.ENOENT.zombie", 0, [] { read_link(proc(zombie(), "ns/ipc")); }},
        {"readlink.ENOENT.gone", 0,
         [] {
           const sys::Pid child = zombie();
           sys::wait(child);
           read_link(proc(child, "ns/ipc"));
         }},
        {"readlink.EACCES.not_ours", without_rights, [] { read_link(proc(1, "ns/ipc")); }},
        {"read /proc.ESRCH.gone", 0, read_status_of_ended},
        {"open fd.ENXIO.socket", 0, open_own_socket},
        {"ioctl NS_GET_NSTYPE.ENOTTY.no_namespace", 0,
         [] {
           const sys::Pipe pipe = sys::make_pipe();
           sys::check(ioctl(pipe.read_end.get(), NS_GET_NSTYPE), "ioctl", "NS_GET_NSTYPE");
         }},
        {"ioctl NS_GET_USERNS.EPERM.outside", 0, [] { ask_owner_of("/proc/self/ns/ipc"); }},
        {"fsopen.EPERM.no_rights", 0, [] { begin_mount_of("mqueue"); }},
        {"fsopen.ENODEV.type", CLONE_NEWNS, [] { begin_mount_of("mq"); }},
        {"fsconfig.EPERM.ipc_namespace", CLONE_NEWNS, mount_queues_here},
        {"fsmount.EINVAL.not_created", CLONE_NEWNS,
         [] { sys::check(fsmount(begin_mount_of("mqueue").get(), 0, 0), "fsmount"); }},
        {"mq_getattr.EBADF.no_queue", 0,
         [] {
           mq_attr attributes;
           sys::check(mq_getattr(sys::make_pipe().read_end.get(), &attributes), "mq_getattr");
         }},
    }};

}  // namespace

std::vector<LabProvocations> provoke_scope() { return {scope_lab}; }
