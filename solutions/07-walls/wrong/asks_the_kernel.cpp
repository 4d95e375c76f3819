// wrong: it predicts nothing: it tries, in namespaces of its own, which it may not make here
// rejected-by: walls.host-name "behind a new uts namespace, the table says: found"
#include "walls.hpp"

#include <sched.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <cstring>

#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

/// Whether a new host name, in a new UTS namespace, leaves the one outside as it was.
bool keeps_host_name() {
  utsname before{};
  sys::check(uname(&before), "uname");
  const sys::Pid child = sys::spawn([] {
    sys::check(unshare(CLONE_NEWUSER | CLONE_NEWUTS), "unshare", "CLONE_NEWUSER");
    sys::check(sethostname("inside", 6), "sethostname");
  });
  if (sys::wait(child) != 0) return false;
  utsname after{};
  sys::check(uname(&after), "uname");
  return std::strcmp(before.nodename, after.nodename) == 0;
}

}  // namespace

unsigned cut_by(Mechanism mechanism) {
  switch (mechanism) {
    case Mechanism::pipe:   // a descriptor
    case Mechanism::futex:  // memory
      return nothing;

    case Mechanism::system_v_queue:  // a key
    case Mechanism::system_v_semaphore:
    case Mechanism::system_v_segment:
    case Mechanism::proc_sysvipc:
    case Mechanism::posix_queue:  // a text that only looks like a path
      return ipc;

    case Mechanism::fifo:  // a path
    case Mechanism::file_lock:
    case Mechanism::unix_socket:
    case Mechanism::posix_memory:     // a path in /dev/shm
    case Mechanism::posix_semaphore:  // likewise
      return mnt;

    case Mechanism::abstract_socket:  // a text, in no directory
    case Mechanism::tcp:              // an address and a port
      return net;

    case Mechanism::signal:  // a pid
      return pid;
    case Mechanism::host_name:
      return keeps_host_name() ? uts : nothing;
    case Mechanism::user_id:
      return user;

    // What is used up: who counts it?
    case Mechanism::queue_count:  // the IPC namespace, like all kernel.msg* and fs.mqueue.*
      return ipc;
    case Mechanism::queue_bytes:  // the user, in this user namespace and in all around it
      return nothing;
    case Mechanism::memory_room:  // the file system that is mounted there
      return mnt;
  }
  return nothing;
}

bool gets_through(Mechanism mechanism, unsigned walls) { return (cut_by(mechanism) & walls) == 0; }
