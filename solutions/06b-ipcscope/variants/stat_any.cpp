// The objects by msgctl(MSG_STAT_ANY) and its like, not from tables; the queues mounted over /tmp,
// in a mount namespace of the child's own; all of it handed over in shared memory.
#include <fcntl.h>
#include <linux/nsfs.h>
#include <mqueue.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <system_error>

#include "ipcscope.hpp"
#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

namespace fs = std::filesystem;

bool is_gone(const std::error_code& error) {
  return error.value() == ENOENT || error.value() == ESRCH;
}

/// The namespace that a link leads to; 0 when it leads elsewhere.
Inode inode_of(const fs::path& link) {
  const std::string target = fs::read_symlink(link);
  return target.starts_with("ipc:[") ? std::stoul(target.substr(5)) : 0;
}

std::string unescaped(const std::string& path) {
  std::string result;
  for (std::size_t i = 0; i < path.size(); ++i) {
    const bool is_escape = path[i] == '\\';
    result += is_escape ? static_cast<char>(std::stoi(path.substr(i + 1, 3), nullptr, 8)) : path[i];
    if (is_escape) i += 3;
  }
  return result;
}

/// One process.
struct Subject {
  int pid;
  int living = 0;
  Holders& holders;

  fs::path path(const std::string& name) const {
    return "/proc/" + std::to_string(living) + "/" + name;
  }
  void look_at_thread(int tid, Inode& first) {
    try {
      const Inode inode = inode_of("/proc/" + std::to_string(tid) + "/ns/ipc");
      if (living == 0) living = tid;
      if (tid == pid) first = inode;
      if (tid == pid || inode != first) holders.add(inode, {Holder::thread, pid, tid, 0, ""});
    } catch (const fs::filesystem_error& error) {
      if (!is_gone(error.code())) throw;
    }
  }
  void look_at_threads() {
    Inode first = 0;
    for (const auto& entry : fs::directory_iterator{"/proc/" + std::to_string(pid) + "/task"})
      look_at_thread(std::stoi(entry.path().filename()), first);
  }
  void look_at_descriptors() {
    for (const auto& entry : fs::directory_iterator{path("fd")}) {
      std::error_code gone;
      const std::string target = fs::read_symlink(entry, gone);
      if (!target.starts_with("ipc:[")) continue;
      const int number = std::stoi(entry.path().filename());
      holders.add(std::stoul(target.substr(5)), {Holder::descriptor, pid, living, number, ""});
    }
  }
  void look_at_mounts() {
    std::ifstream mountinfo{path("mountinfo")};
    for (std::string line; std::getline(mountinfo, line);) {
      std::istringstream columns{line};
      int id = 0;
      std::string skipped, root, point;
      columns >> id >> skipped >> skipped >> root >> point;
      if (!root.starts_with("ipc:[")) continue;
      point = unescaped(point);
      holders.add(std::stoul(root.substr(5)), {Holder::mount, pid, living, id, point.c_str()});
    }
  }
};

void look_at_process(int pid, Holders& holders) {
  try {
    Subject subject{pid, 0, holders};
    subject.look_at_threads();
    if (subject.living == 0) return;
    subject.look_at_descriptors();
    subject.look_at_mounts();
  } catch (const fs::filesystem_error& error) {
    if (!is_gone(error.code())) holders.refuse(pid, error.code().value());
  }
}

/// What the child puts down for us. Memory that nobody touches costs nothing.
struct Board {
  static constexpr int room = 100'000;
  struct {
    Object object;
    int error;
  } entries[room];
  int count;

  void put(const Object& object, int error = 0) {
    if (count < room) entries[count++] = {object, error};
  }
  void refuse(const char* what, int error) {
    Object object{};
    std::snprintf(object.name, sizeof object.name, "%s", what);
    put(object, error);
  }
};

Object make(Object::Kind kind, const ipc_perm& perm, int id) {
  Object object{};
  object.kind = kind;
  object.key = perm.__key;
  object.id = id;
  object.mode = perm.mode;
  object.uid = perm.uid;
  object.gid = perm.gid;
  return object;
}

void put_queues(Board& board) {
  msginfo info{};
  const int last = msgctl(0, MSG_INFO, reinterpret_cast<msqid_ds*>(&info));
  for (int i = 0; i <= last; ++i) {
    msqid_ds queue{};
    const int id = msgctl(i, MSG_STAT_ANY, &queue);
    if (id == -1) continue;
    Object object = make(Object::queue, queue.msg_perm, id);
    object.bytes = static_cast<long>(queue.__msg_cbytes);
    object.count = static_cast<long>(queue.msg_qnum);
    object.pids[0] = queue.msg_lspid;
    object.pids[1] = queue.msg_lrpid;
    board.put(object);
  }
}

void put_sets(Board& board) {
  seminfo info{};
  const int last = semctl(0, 0, SEM_INFO, &info);
  for (int i = 0; i <= last; ++i) {
    semid_ds set{};
    const int id = semctl(i, 0, SEM_STAT_ANY, &set);
    if (id == -1) continue;
    Object object = make(Object::set, set.sem_perm, id);
    object.count = static_cast<long>(set.sem_nsems);
    board.put(object);
  }
}

void put_segments(Board& board) {
  shm_info info{};
  const int last = shmctl(0, SHM_INFO, reinterpret_cast<shmid_ds*>(&info));
  for (int i = 0; i <= last; ++i) {
    shmid_ds segment{};
    const int id = shmctl(i, SHM_STAT_ANY, &segment);
    if (id == -1) continue;
    Object object = make(Object::segment, segment.shm_perm, id);
    object.bytes = static_cast<long>(segment.shm_segsz);
    object.count = static_cast<long>(segment.shm_nattch);
    object.pids[0] = segment.shm_cpid;
    object.pids[1] = segment.shm_lpid;
    board.put(object);
  }
}

void put_named_queue(Board& board, const fs::path& file) {
  struct stat status {};
  if (stat(file.c_str(), &status) == -1) return;
  Object object{};
  object.kind = Object::named_queue;
  std::snprintf(object.name, sizeof object.name, "%s", file.filename().c_str());
  object.mode = status.st_mode & 07777;
  object.uid = status.st_uid;
  object.gid = status.st_gid;
  object.bytes = object.count = object.most = -1;
  const sys::Descriptor queue{open(file.c_str(), O_RDONLY | O_CLOEXEC)};
  mq_attr attributes{};
  if (!queue.is_open()) {
    board.refuse(object.name, errno);
  } else if (mq_getattr(queue.get(), &attributes) == 0) {
    std::ifstream contents{file};
    contents.ignore(6);  // "QSIZE:"
    contents >> object.bytes;
    object.count = attributes.mq_curmsgs;
    object.most = attributes.mq_maxmsg;
  }
  board.put(object);
}

/// The device of the queue that mq_open finds in our namespace; 0 when there is none, or it is
/// closed.
dev_t device_of_ours(const fs::path& name) {
  const sys::Descriptor queue{mq_open(("/" + name.string()).c_str(), O_RDONLY | O_CLOEXEC)};
  struct stat status {};
  return queue.is_open() && fstat(queue.get(), &status) == 0 ? status.st_dev : 0;
}

/// Whether what is mounted there shows our queues: those that may be opened say so.
bool shows_ours(const fs::path& place) {
  struct stat status {};
  sys::check(stat(place.c_str(), &status), "stat", place.c_str());
  for (const auto& file : fs::directory_iterator{place}) {
    const dev_t device = device_of_ours(file.path().filename());
    if (device != status.st_dev && (device != 0 || errno != EACCES)) return false;
  }
  return true;
}

void put_named_queues(Board& board, bool is_ours) {
  const char* place = "/tmp";
  const bool is_mounted = unshare(CLONE_NEWNS) == 0 &&
                          mount("", "/", "", MS_REC | MS_PRIVATE, "") == 0 &&
                          mount("mqueue", place, "mqueue", 0, "") == 0;
  const int error = errno;
  if (!is_mounted && !(is_ours && shows_ours("/dev/mqueue"))) return board.refuse("mqueue", error);
  for (const auto& file : fs::directory_iterator{is_mounted ? place : "/dev/mqueue"})
    put_named_queue(board, file);
}

bool is_same(const sys::Descriptor& one, const char* other) {
  struct stat first {};
  struct stat second {};
  sys::check(fstat(one.get(), &first), "fstat");
  sys::check(stat(other, &second), "stat", other);
  return first.st_ino == second.st_ino;
}

/// Always through the user namespace, unless it is ours.
void enter(const sys::Descriptor& door) {
  const sys::Descriptor owner{sys::check(ioctl(door.get(), NS_GET_USERNS), "ioctl")};
  if (!is_same(owner, "/proc/self/ns/user"))
    sys::check(setns(owner.get(), CLONE_NEWUSER), "setns", "user");
  sys::check(setns(door.get(), CLONE_NEWIPC), "setns", "ipc");
}

void put_all(Board& board, const sys::Descriptor& door) {
  const bool is_ours = is_same(door, "/proc/self/ns/ipc");
  try {
    if (!is_ours) enter(door);
  } catch (const std::system_error& error) {
    return board.refuse("setns", error.code().value());
  }
  put_queues(board);
  put_sets(board);
  put_segments(board);
  put_named_queues(board, is_ours);
}

/// Memory that we share with our children.
class SharedBoard {
 public:
  SharedBoard()
      : memory_{mmap(nullptr, sizeof(Board), PROT_READ | PROT_WRITE,
                     MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)} {
    if (memory_ == MAP_FAILED) sys::throw_errno("mmap");
  }
  SharedBoard(const SharedBoard&) = delete;
  SharedBoard& operator=(const SharedBoard&) = delete;
  ~SharedBoard() { munmap(memory_, sizeof(Board)); }
  Board& board() { return *static_cast<Board*>(memory_); }

 private:
  void* memory_;
};

std::string door_of(const Holder& holder) {
  const std::string base = "/proc/" + std::to_string(holder.tid);
  if (holder.kind == Holder::thread) return base + "/ns/ipc";
  if (holder.kind == Holder::mount) return base + "/root" + holder.path;
  return base + "/fd/" + std::to_string(holder.number);
}

}  // namespace

void find_holders(Holders& holders) {
  for (const auto& entry : fs::directory_iterator{"/proc"}) {
    const std::string name = entry.path().filename();
    if (name.find_first_not_of("0123456789") == std::string::npos)
      look_at_process(std::stoi(name), holders);
  }
}

bool list_objects(Inode inode, const Holder& holder, Objects& objects) {
  const std::string path = door_of(holder);
  struct stat status {};
  if (stat(path.c_str(), &status) == 0 && status.st_ino != inode) return false;
  const sys::Descriptor door{open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!door.is_open()) {
    if (errno != ENOENT && errno != ESRCH) objects.refuse("open", errno);
    return false;
  }
  SharedBoard shared;
  Board& board = shared.board();
  sys::wait(sys::spawn([&] { put_all(board, door); }));
  for (int i = 0; i < board.count; ++i) {
    const auto& [object, error] = board.entries[i];
    if (error == 0) objects.add(object);
    if (error != 0) objects.refuse(object.name, error);
  }
  return true;
}
