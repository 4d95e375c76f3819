#include "check/tenant.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/socket.h>

#include <stdexcept>
#include <string>

#include "check/inside.hpp"
#include "check/message.hpp"
#include "check/proc.hpp"
#include "sys/error.hpp"

namespace boxlab {

namespace {

/// The POSIX queues of the IPC namespace that we are in: an mqueue file system shows those of
/// whoever mounts it (mq_overview(7)). This one is mounted nowhere.
sys::Descriptor open_queues() {
  sys::check(unshare(CLONE_NEWNS), "unshare", "CLONE_NEWNS");
  const sys::Descriptor context{sys::check(fsopen("mqueue", FSOPEN_CLOEXEC), "fsopen", "mqueue")};
  sys::check(fsconfig(context.get(), FSCONFIG_CMD_CREATE, nullptr, nullptr, 0), "fsconfig");
  return sys::Descriptor{sys::check(fsmount(context.get(), FSMOUNT_CLOEXEC, 0), "fsmount")};
}

/// Sends windows that show what we see: the tables follow the process that opens them. Those that
/// are of no use for objects lead to /proc.
void send_windows(const sys::Descriptor& channel, const sys::Descriptor& shm) {
  const sys::Descriptor proc = sys::open("/proc", O_RDONLY | O_DIRECTORY);
  const sys::Descriptor queues = sys::open("/proc/sysvipc/msg", O_RDONLY);
  const sys::Descriptor semaphores = sys::open("/proc/sysvipc/sem", O_RDONLY);
  const sys::Descriptor segments = sys::open("/proc/sysvipc/shm", O_RDONLY);
  const sys::Descriptor mqueue = open_queues();
  const int windows[window_count] = {proc.get(),   proc.get(),       shm.get(),      mqueue.get(),
                                     queues.get(), semaphores.get(), segments.get(), proc.get()};
  Message ready;
  ready.kind = Message::Kind::ready;
  send_message(channel.get(), ready, &windows);
}

}  // namespace

IpcObjects read_ipc_objects(const sys::Descriptor& proc, int pid) {
  const std::string path = std::to_string(pid) + "/root/dev/shm";
  const sys::Descriptor shm{openat(proc.get(), path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (!shm.is_open()) return {};
  int ends[2];
  sys::check(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), "socketpair");
  const sys::Descriptor ours{ends[0]};
  sys::Descriptor theirs{ends[1]};
  ask_inside(proc, pid, [&](const sys::Descriptor&) { send_windows(theirs, shm); });
  theirs.close();
  Message message;
  Windows windows;
  if (receive_message(ours, message, windows)) return read_ipc_objects(windows);
  if (read_link(proc, std::to_string(pid) + "/ns/ipc").empty()) return {};
  throw std::runtime_error{"can't look into the IPC namespace of process " + std::to_string(pid)};
}

}  // namespace boxlab
