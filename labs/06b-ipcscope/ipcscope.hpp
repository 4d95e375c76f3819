// Lab 06b: the functions that you write, in ipcscope.cpp.
#pragma once

/// The number of a namespace: N in "ipc:[N]", which is the inode of /proc/PID/ns/ipc.
using Inode = unsigned long;

/// Something that keeps an IPC namespace alive, and is a way into it.
struct Holder {
  enum Kind {
    thread,      ///< is in it: /proc/TID/ns/ipc
    descriptor,  ///< is open on it: /proc/TID/fd/NUMBER
    mount        ///< it is mounted on a file: /proc/TID/root + PATH
  };
  Kind kind;
  int pid;           ///< the process that it belongs to, or that sees the mount
  int tid;           ///< the thread by which it was found; the first one of a process has its pid
  int number;        ///< a descriptor's number, or a mount's id, the first field of mountinfo
  const char* path;  ///< a mount's mount point, as the process sees it; valid during the call
};

/// Takes what find_holders() finds.
class Holders {
 public:
  virtual ~Holders() = default;
  virtual void add(Inode inode, const Holder& holder) = 0;
  /// The process `pid` can't be looked at; `error` is an errno.
  virtual void refuse(int pid, int error) = 0;
};

/// Finds every IPC namespace that something on this machine holds, and all that holds it:
///
/// - threads: the first one of each process; another one only when it is in another namespace than
///   the first, or when the first has ended;
/// - descriptors of all processes;
/// - mounts of all mount namespaces. Those of one mount namespace may be added once or many times.
///
/// A process that ends while we look, or has ended and is only waited for, is neither a holder nor
/// an error. One that we may not look at is refused, once.
void find_holders(Holders& holders);

/// One IPC object. What a kind does not have is 0.
struct Object {
  enum Kind { queue, set, segment, named_queue };
  Kind kind;
  int key;         ///< of System V objects; 0 for IPC_PRIVATE
  int id;          ///< likewise
  char name[256];  ///< of a POSIX queue, without the slash
  unsigned mode;   ///< permissions; for a segment with SHM_DEST and SHM_LOCKED of shmctl(2)
  unsigned uid;    ///< its owner, as the user namespace that the IPC namespace belongs to
  unsigned gid;    ///< (or is looked at from) knows him, and his group
  long bytes;      ///< in all messages of a queue; of a segment
  long count;      ///< of messages; of semaphores; of attachments
  long most;       ///< how many messages a POSIX queue has room for
  int pids[2];     ///< queue: last sender, last receiver; segment: creator, last to attach
};

/// Takes what list_objects() finds.
class Objects {
 public:
  virtual ~Objects() = default;
  virtual void add(const Object& object) = 0;
  /// Something can't be seen: `what` is a call, or the name of a queue; `error` is an errno.
  virtual void refuse(const char* what, int error) = 0;
};

/// Lists all objects of the IPC namespace `inode`, to which `holder` leads: System V queues,
/// semaphore sets and segments, and POSIX queues. The calling process stays where it is, and
/// nothing is changed: no object, no mount that others see, no descriptor that stays open.
///
/// - A POSIX queue that we may not open is added with what can be seen from outside; `bytes`,
///   `count` and `most` are -1, and its name is refused.
/// - When the namespace can't be entered, "setns" is refused; when its POSIX queues can't be
///   listed, "mqueue".
///
/// Returns false when `holder` does not lead there any more: it ended, was closed, or another mount
/// lies on top of it. When that is for want of a right, "open" is refused as well.
bool list_objects(Inode inode, const Holder& holder, Objects& objects);
