// wrong: it does not wait for the children that it sends
// rejected-by: scope.leaves-nothing "nobody waited for it"
// rejected-by: scope.watch "children that have ended"
#include "ipcscope.hpp"

#include <errno.h>
#include <fcntl.h>
#include <linux/nsfs.h>
#include <mqueue.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sys/descriptor.hpp"
#include "sys/directory.hpp"
#include "sys/error.hpp"
#include "sys/lines.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

namespace {

constexpr int directory_flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

/// A path of the process or thread `tid`.
struct Path {
  char text[4200];
  Path(int tid, const char* name) { snprintf(text, sizeof text, "/proc/%d/%s", tid, name); }
};

/// What ends while we look at it is no error.
bool is_gone(int error) { return error == ENOENT || error == ESRCH; }

/// Reads which IPC namespace a link leads to; 0 when it leads elsewhere. Returns an errno, or 0.
int read_link(const char* path, Inode& inode) {
  char target[64];
  const ssize_t length = readlink(path, target, sizeof target - 1);
  if (length == -1) return errno;
  target[length] = '\0';
  inode = 0;
  sscanf(target, "ipc:[%lu]", &inode);
  return 0;
}

/// Adds the threads of a process. `living` becomes one that has not ended; 0 when all have.
int find_threads(int pid, int& living, Holders& holders) {
  sys::Directory threads{sys::Descriptor{open(Path{pid, "task"}.text, directory_flags)}};
  if (!threads.is_open()) return errno;
  Inode of_first = 0;
  while (const char* name = threads.next()) {
    const int tid = atoi(name);
    Inode inode = 0;
    const int error = read_link(Path{tid, "ns/ipc"}.text, inode);
    if (is_gone(error)) continue;
    if (error != 0) return error;
    if (living == 0) living = tid;
    if (tid == pid) of_first = inode;
    if (tid == pid || inode != of_first) holders.add(inode, {Holder::thread, pid, tid, 0, ""});
  }
  return 0;
}

int find_descriptors(int pid, int tid, Holders& holders) {
  sys::Directory descriptors{sys::Descriptor{open(Path{tid, "fd"}.text, directory_flags)}};
  if (!descriptors.is_open()) return errno;
  while (const char* name = descriptors.next()) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/fd/%s", tid, name);
    Inode inode = 0;
    if (read_link(path, inode) == 0 && inode != 0)
      holders.add(inode, {Holder::descriptor, pid, tid, atoi(name), ""});
  }
  return 0;
}

/// What a process sees of the mounts: those of its mount namespace, below its root. The same
/// directory can be mounted twice, so the root is told by its mount as well.
struct View {
  ino_t mounts = 0;
  unsigned long long root_mount = 0;
  unsigned long long root = 0;
  bool operator==(const View&) const = default;
};

int read_view(int tid, View& view) {
  struct stat mounts {};
  struct statx root {};
  if (stat(Path{tid, "ns/mnt"}.text, &mounts) == -1) return errno;
  if (statx(AT_FDCWD, Path{tid, "root"}.text, 0, STATX_INO | STATX_MNT_ID, &root) == -1)
    return errno;
  view = {mounts.st_ino, root.stx_mnt_id, root.stx_ino};
  return 0;
}

/// The kernel writes blanks and such in a mount point as \ and three octal digits.
void unescape(char* path) {
  char* end = path;
  for (const char* from = path; *from != '\0'; ++end) {
    unsigned letter = 0;
    if (sscanf(from, "\\%3o", &letter) == 1) {
      *end = static_cast<char>(letter);
      from += 4;
    } else {
      *end = *from++;
    }
  }
  *end = '\0';
}

/// A line of mountinfo (proc(5)): id, parent, device, what of it is mounted, where.
void find_mount(char* line, int pid, int tid, Holders& holders) {
  int id = 0;
  Inode inode = 0;
  int start = 0;
  if (sscanf(line, "%d %*d %*s ipc:[%lu] %n", &id, &inode, &start) != 2) return;
  char* rest = line + start;
  char* path = strsep(&rest, " ");
  unescape(path);
  holders.add(inode, {Holder::mount, pid, tid, id, path});
}

/// Adds what is mounted, unless the process before saw the same.
int find_mounts(int pid, int tid, View& seen, Holders& holders) {
  View view;
  const int error = read_view(tid, view);
  if (error != 0 || view == seen) return error;
  const Path path{tid, "mountinfo"};
  sys::Lines lines{sys::Descriptor{open(path.text, O_RDONLY | O_CLOEXEC)}};
  if (!lines.is_open()) return errno;
  while (char* line = lines.next()) find_mount(line, pid, tid, holders);
  seen = view;
  return 0;
}

int look_at_process(int pid, View& seen, Holders& holders) {
  int living = 0;
  int error = find_threads(pid, living, holders);
  if (error != 0 || living == 0) return error;
  error = find_descriptors(pid, living, holders);
  if (error != 0) return error;
  return find_mounts(pid, living, seen, holders);
}

/// Opens the way in. Returns an errno when that fails: ESRCH when it leads elsewhere by now.
int open_door(Inode inode, const Holder& holder, sys::Descriptor& door) {
  char name[4160] = "ns/ipc";
  if (holder.kind == Holder::descriptor) snprintf(name, sizeof name, "fd/%d", holder.number);
  if (holder.kind == Holder::mount) snprintf(name, sizeof name, "root%s", holder.path);
  // O_NONBLOCK: under this number there may be something else now, such as a FIFO.
  door = sys::Descriptor{open(Path{holder.tid, name}.text, O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
  if (!door.is_open()) return errno;
  struct stat status {};
  sys::check(fstat(door.get(), &status), "fstat");
  const bool is_right = status.st_ino == inode && ioctl(door.get(), NS_GET_NSTYPE) == CLONE_NEWIPC;
  return is_right ? 0 : ESRCH;
}

/// Moves this process into the namespace. Who has no right to may still have all rights in the user
/// namespace that it belongs to, as the user who made that: then there first.
int enter(const sys::Descriptor& door) {
  if (setns(door.get(), CLONE_NEWIPC) == 0) return 0;
  const int error = errno;
  const sys::Descriptor owner{ioctl(door.get(), NS_GET_USERNS)};
  if (!owner.is_open() || setns(owner.get(), CLONE_NEWUSER) == -1) return error;
  return setns(door.get(), CLONE_NEWIPC) == 0 ? 0 : errno;
}

bool is_own(Inode inode) {
  Inode own = 0;
  return read_link("/proc/self/ns/ipc", own) == 0 && own == inode;
}

/// What the child tells us: an object, or what it can't see and why.
struct Answer {
  Object object{};
  char what[256] = "";
  int error = 0;
};

void tell(const sys::Descriptor& out, const Object& object) {
  const Answer answer{object};
  sys::write_all(out, &answer, sizeof answer);
}

void tell_refused(const sys::Descriptor& out, const char* what, int error) {
  Answer answer;
  snprintf(answer.what, sizeof answer.what, "%s", what);
  answer.error = error;
  sys::write_all(out, &answer, sizeof answer);
}

/// The columns that a table of /proc/sysvipc begins with, and how many letters they take.
bool parse_row(Object::Kind kind, const char* row, Object& object) {
  object.kind = kind;
  int rest = 0;
  if (sscanf(row, "%d %d %o %n", &object.key, &object.id, &object.mode, &rest) != 3) return false;
  row += rest;
  int* pids = object.pids;
  switch (kind) {
    case Object::queue:
      return sscanf(row, "%ld %ld %d %d %u %u", &object.bytes, &object.count, &pids[0], &pids[1],
                    &object.uid, &object.gid) == 6;
    case Object::set:
      return sscanf(row, "%ld %u %u", &object.count, &object.uid, &object.gid) == 3;
    default:
      return sscanf(row, "%ld %d %d %ld %u %u", &object.bytes, &pids[0], &pids[1], &object.count,
                    &object.uid, &object.gid) == 6;
  }
}

/// The kernel shows those of the IPC namespace of whoever opens the file.
void tell_table(Object::Kind kind, const char* path, const sys::Descriptor& out) {
  sys::Lines rows{sys::open(path, O_RDONLY)};
  while (const char* row = rows.next()) {
    Object object{};
    if (parse_row(kind, row, object)) tell(out, object);  // the heading is none
  }
}

/// Mounting takes a right that belongs to the mount namespace: where we lack it, in one of our own.
int begin_mount() {
  const int context = fsopen("mqueue", FSOPEN_CLOEXEC);
  if (context != -1 || errno != EPERM || unshare(CLONE_NEWNS) == -1) return context;
  return fsopen("mqueue", FSOPEN_CLOEXEC);
}

/// A mount of the queues of the present namespace that has no place in any tree, and goes when it
/// is closed.
sys::Descriptor mount_queues() {
  const sys::Descriptor context{begin_mount()};
  if (!context.is_open()) return {};
  if (fsconfig(context.get(), FSCONFIG_CMD_CREATE, nullptr, nullptr, 0) == -1) return {};
  return sys::Descriptor{fsmount(context.get(), FSMOUNT_CLOEXEC, 0)};
}

/// A queue of the present namespace.
sys::Descriptor open_by_name(const char* name) {
  char path[260];
  snprintf(path, sizeof path, "/%s", name);
  return sys::Descriptor{mq_open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
}

/// Whether a mounted mqueue shows the queues of our namespace: there, mq_open finds the same ones.
bool shows_ours(const sys::Descriptor& queues) {
  struct stat directory {};
  if (fstat(queues.get(), &directory) == -1) return false;
  sys::Directory names{sys::Descriptor{openat(queues.get(), ".", directory_flags)}};
  while (const char* name = names.next()) {
    const sys::Descriptor queue = open_by_name(name);
    struct stat status {};
    if (!queue.is_open() && errno == EACCES) continue;
    if (!queue.is_open() || fstat(queue.get(), &status) == -1) return false;
    return status.st_dev == directory.st_dev;
  }
  return true;
}

/// In our own namespace, where we may mount nothing, what is mounted already may do.
sys::Descriptor open_queues(bool is_ours) {
  sys::Descriptor queues = mount_queues();
  if (queues.is_open() || !is_ours) return queues;
  const int error = errno;
  queues = sys::Descriptor{open("/dev/mqueue", directory_flags)};
  if (queues.is_open() && shows_ours(queues)) return queues;
  errno = error;
  return {};
}

/// The file of a queue says how many bytes are in it; opened, it is a queue (mq_overview(7)).
int read_named_queue(const sys::Descriptor& queues, Object& object) {
  object.bytes = object.count = object.most = -1;
  const sys::Descriptor queue{openat(queues.get(), object.name, O_RDONLY | O_NONBLOCK | O_CLOEXEC)};
  if (!queue.is_open()) return errno;
  mq_attr attributes{};
  if (mq_getattr(queue.get(), &attributes) == -1) return errno;
  char text[128] = "";
  if (read(queue.get(), text, sizeof text - 1) == -1) return errno;
  sscanf(text, "QSIZE:%ld", &object.bytes);
  object.count = attributes.mq_curmsgs;
  object.most = attributes.mq_maxmsg;
  return 0;
}

void tell_named_queue(const sys::Descriptor& queues, const char* name, const sys::Descriptor& out) {
  struct stat status {};
  if (fstatat(queues.get(), name, &status, AT_SYMLINK_NOFOLLOW) == -1) return;  // it has just gone
  Object object{};
  object.kind = Object::named_queue;
  snprintf(object.name, sizeof object.name, "%s", name);
  object.mode = status.st_mode & 07777;
  object.uid = status.st_uid;
  object.gid = status.st_gid;
  const int error = read_named_queue(queues, object);
  if (is_gone(error)) return;
  if (error != 0) tell_refused(out, name, error);
  tell(out, object);
}

void tell_named_queues(bool is_ours, const sys::Descriptor& out) {
  const sys::Descriptor queues = open_queues(is_ours);
  if (!queues.is_open()) return tell_refused(out, "mqueue", errno);
  sys::Directory names{sys::Descriptor{openat(queues.get(), ".", directory_flags)}};
  while (const char* name = names.next()) tell_named_queue(queues, name, out);
}

void tell_all(Inode inode, const sys::Descriptor& door, const sys::Descriptor& out) {
  const bool is_ours = is_own(inode);
  const int error = is_ours ? 0 : enter(door);
  if (error != 0) return tell_refused(out, "setns", error);
  tell_table(Object::queue, "/proc/sysvipc/msg", out);
  tell_table(Object::set, "/proc/sysvipc/sem", out);
  tell_table(Object::segment, "/proc/sysvipc/shm", out);
  tell_named_queues(is_ours, out);
}

void pass_on(const sys::Descriptor& answers, Objects& objects) {
  Answer answer;
  while (sys::read_all(answers, &answer, sizeof answer) == sizeof answer) {
    if (answer.error == 0) objects.add(answer.object);
    if (answer.error != 0) objects.refuse(answer.what, answer.error);
  }
}

}  // namespace

void find_holders(Holders& holders) {
  sys::Directory proc{sys::open("/proc", directory_flags)};
  View seen;
  while (const char* name = proc.next()) {
    const int pid = atoi(name);
    const int error = pid > 0 ? look_at_process(pid, seen, holders) : 0;
    if (error != 0 && !is_gone(error)) holders.refuse(pid, error);
  }
}

bool list_objects(Inode inode, const Holder& holder, Objects& objects) {
  sys::Descriptor door;
  const int error = open_door(inode, holder, door);
  if (error != 0) {
    if (!is_gone(error)) objects.refuse("open", error);
    return false;
  }
  sys::Pipe answers = sys::make_pipe();
  // Who has moved to a user namespace can't come back. So a child goes, and tells us.
  const sys::Pid child = sys::spawn([&] { tell_all(inode, door, answers.write_end); });
  answers.write_end.close();
  pass_on(answers.read_end, objects);
  siginfo_t info{};  // it has ended, and stays what it is then
  sys::check(waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT), "waitid");
  return true;
}
