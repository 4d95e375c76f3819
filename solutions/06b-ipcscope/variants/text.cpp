// Plain C. Namespaces are told by device and inode, not by the text of a link; the child speaks in
// lines of text; a pid namespace with mounts is looked at once, by its number.
#include <dirent.h>
#include <fcntl.h>
#include <linux/nsfs.h>
#include <mqueue.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "ipcscope.hpp"

static dev_t nsfs() {
  struct stat own;
  return stat("/proc/self/ns/ipc", &own) == 0 ? own.st_dev : 0;
}

/// 0 where there is no IPC namespace; -1 where nobody may look, or nothing is.
static long inode_at(const char* path, bool is_sure) {
  struct stat status;
  if (stat(path, &status) == -1) return -1;
  if (is_sure) return static_cast<long>(status.st_ino);
  if (status.st_dev != nsfs()) return 0;
  char target[64] = "";
  if (readlink(path, target, sizeof target - 1) == -1) return -1;
  return std::strncmp(target, "ipc:", 4) == 0 ? static_cast<long>(status.st_ino) : 0;
}

/// Calls `body` with each number in a directory. Returns false when there is none.
template <class Body>
static bool for_each_number(const char* path, Body body) {
  DIR* directory = opendir(path);
  if (directory == nullptr) return false;
  while (const dirent* entry = readdir(directory)) {
    if (std::strspn(entry->d_name, "0123456789") == std::strlen(entry->d_name))
      body(std::atoi(entry->d_name));
  }
  closedir(directory);
  return true;
}

static int find_threads(int pid, int* living, Holders& holders) {
  char path[64];
  int error = 0;
  long first = 0;
  std::snprintf(path, sizeof path, "/proc/%d/task", pid);
  for_each_number(path, [&](int tid) {
    std::snprintf(path, sizeof path, "/proc/%d/task/%d/ns/ipc", pid, tid);
    const long inode = inode_at(path, true);
    if (inode == -1 && errno != ENOENT && errno != ESRCH) error = errno;
    if (inode == -1) return;
    if (*living == 0) *living = tid;
    if (tid == pid) first = inode;
    if (tid == pid || inode != first)
      holders.add(static_cast<Inode>(inode), {Holder::thread, pid, tid, 0, ""});
  });
  return error;
}

static void find_descriptors(int pid, int tid, Holders& holders) {
  char path[64];
  std::snprintf(path, sizeof path, "/proc/%d/fd", tid);
  for_each_number(path, [&](int number) {
    std::snprintf(path, sizeof path, "/proc/%d/fd/%d", tid, number);
    const long inode = inode_at(path, false);
    if (inode > 0)
      holders.add(static_cast<Inode>(inode), {Holder::descriptor, pid, tid, number, ""});
  });
}

/// Backslash and three octal digits, in place.
static void unescape(char* text) {
  char* to = text;
  while (*text != '\0') {
    if (*text == '\\') {
      *to++ = static_cast<char>((text[1] - '0') * 64 + (text[2] - '0') * 8 + (text[3] - '0'));
      text += 4;
    } else {
      *to++ = *text++;
    }
  }
  *to = '\0';
}

static void find_mounts(int pid, int tid, Holders& holders) {
  char line[16384];
  std::snprintf(line, sizeof line, "/proc/%d/mountinfo", tid);
  FILE* file = std::fopen(line, "re");
  if (file == nullptr) return;
  while (std::fgets(line, sizeof line, file) != nullptr) {
    char* rest = line;
    const char* id = strsep(&rest, " ");
    strsep(&rest, " ");
    strsep(&rest, " ");
    const char* root = strsep(&rest, " ");
    char* point = strsep(&rest, " ");
    if (rest == nullptr || std::strncmp(root, "ipc:[", 5) != 0) continue;
    unescape(point);
    holders.add(std::strtoul(root + 5, nullptr, 10),
                {Holder::mount, pid, tid, std::atoi(id), point});
  }
  std::fclose(file);
}

void find_holders(Holders& holders) {
  for_each_number("/proc", [&](int pid) {
    int living = 0;
    const int error = find_threads(pid, &living, holders);
    if (error != 0) return holders.refuse(pid, error);
    if (living == 0) return;
    find_descriptors(pid, living, holders);
    find_mounts(pid, living, holders);
  });
}

static bool is_ours(Inode inode) {
  return inode_at("/proc/self/ns/ipc", true) == static_cast<long>(inode);
}

static void print_table(const char* path, char letter) {
  char row[1024];
  FILE* table = std::fopen(path, "re");
  if (table == nullptr) std::exit(1);
  std::fgets(row, sizeof row, table);
  while (std::fgets(row, sizeof row, table) != nullptr) std::printf("%c %s", letter, row);
  std::fclose(table);
}

/// Whether the queue of that name in a directory is the one that mq_open finds in our namespace.
static bool is_our_queue(int directory, const char* name) {
  char path[258] = "/";
  const int queue = mq_open(std::strncat(path, name, sizeof path - 2), O_RDONLY);
  if (queue == -1) return errno == EACCES;
  struct stat seen;
  struct stat found;
  const bool is_so = fstatat(directory, name, &seen, 0) == 0 && fstat(queue, &found) == 0 &&
                     seen.st_dev == found.st_dev;
  close(queue);
  return is_so;
}

/// What is mounted there, when its queues are ours; -1 otherwise.
static int open_mounted_queues() {
  const int directory = open("/dev/mqueue", O_RDONLY | O_DIRECTORY);
  DIR* names = fdopendir(dup(directory));
  if (names == nullptr) return -1;
  bool is_ours = true;
  while (const dirent* entry = readdir(names)) {
    if (std::strcmp(entry->d_name, ".") != 0 && std::strcmp(entry->d_name, "..") != 0)
      is_ours = is_ours && is_our_queue(directory, entry->d_name);
  }
  closedir(names);
  return is_ours ? directory : -1;
}

/// A descriptor of the directory of queues; -1 when there is none for us.
static int open_queues(Inode inode) {
  int context = fsopen("mqueue", FSOPEN_CLOEXEC);
  if (context == -1 && unshare(CLONE_NEWNS) == 0) context = fsopen("mqueue", FSOPEN_CLOEXEC);
  if (context != -1 && fsconfig(context, FSCONFIG_CMD_CREATE, nullptr, nullptr, 0) == 0)
    return fsmount(context, FSMOUNT_CLOEXEC, 0);
  return is_ours(inode) ? open_mounted_queues() : -1;
}

/// The name in hexadecimal, since it may hold line feeds.
static void print_hex(const char* name) {
  for (; *name != '\0'; ++name) std::printf("%02x", static_cast<unsigned char>(*name));
}

static void print_queue(int directory, const char* name) {
  struct stat status;
  mq_attr attributes;
  attributes.mq_curmsgs = attributes.mq_maxmsg = -1;
  char text[100] = "QSIZE:-1";
  if (fstatat(directory, name, &status, 0) == -1) return;
  const int queue = openat(directory, name, O_RDONLY);
  if (queue == -1) {
    std::printf("! %d ", errno);
    print_hex(name);
    std::puts("");
  } else if (mq_getattr(queue, &attributes) == -1 || read(queue, text, sizeof text - 1) == -1) {
    return;
  }
  close(queue);
  std::printf("p %o %u %u %ld %ld %s ", status.st_mode & 07777, status.st_uid, status.st_gid,
              attributes.mq_curmsgs, attributes.mq_maxmsg, std::strtok(text, " \n") + 6);
  print_hex(name);
  std::puts("");
}

static void print_refusal(const char* what) {
  std::printf("! %d ", errno);
  print_hex(what);
  std::puts("");
}

/// In the child: everything, to stdout.
static void print_all(int door, Inode inode) {
  if (!is_ours(inode) && setns(door, CLONE_NEWIPC) == -1) {
    const int owner = ioctl(door, NS_GET_USERNS);
    if (owner == -1 || setns(owner, CLONE_NEWUSER) == -1 || setns(door, CLONE_NEWIPC) == -1)
      return print_refusal("setns");
  }
  print_table("/proc/sysvipc/msg", 'q');
  print_table("/proc/sysvipc/sem", 's');
  print_table("/proc/sysvipc/shm", 'm');
  const int queues = open_queues(inode);
  DIR* names = fdopendir(queues == -1 ? -1 : openat(queues, ".", O_RDONLY | O_DIRECTORY));
  if (names == nullptr) return print_refusal("mqueue");
  while (const dirent* entry = readdir(names)) {
    if (std::strcmp(entry->d_name, ".") != 0 && std::strcmp(entry->d_name, "..") != 0)
      print_queue(queues, entry->d_name);
  }
}

static void read_hex(const char* hex, char (&name)[256]) {
  std::size_t length = 0;
  unsigned letter = 0;
  for (; length < 255 && std::sscanf(hex + 2 * length, "%2x", &letter) == 1; ++length)
    name[length] = static_cast<char>(letter);
  name[length] = '\0';
}

static void hear(char* line, Objects& objects) {
  Object o{};
  char hex[600] = "";
  if (line[0] == '!') {
    int error = 0;
    std::sscanf(line + 2, "%d %599s", &error, hex);
    read_hex(hex, o.name);
    return objects.refuse(o.name, error);
  }
  switch (line[0]) {
    case 'q':
      o.kind = Object::queue;
      std::sscanf(line + 2, "%d %d %o %ld %ld %d %d %u %u", &o.key, &o.id, &o.mode, &o.bytes,
                  &o.count, &o.pids[0], &o.pids[1], &o.uid, &o.gid);
      break;
    case 's':
      o.kind = Object::set;
      std::sscanf(line + 2, "%d %d %o %ld %u %u", &o.key, &o.id, &o.mode, &o.count, &o.uid, &o.gid);
      break;
    case 'm':
      o.kind = Object::segment;
      std::sscanf(line + 2, "%d %d %o %ld %d %d %ld %u %u", &o.key, &o.id, &o.mode, &o.bytes,
                  &o.pids[0], &o.pids[1], &o.count, &o.uid, &o.gid);
      break;
    default:
      o.kind = Object::named_queue;
      std::sscanf(line + 2, "%o %u %u %ld %ld %ld %599s", &o.mode, &o.uid, &o.gid, &o.count,
                  &o.most, &o.bytes, hex);
      read_hex(hex, o.name);
  }
  objects.add(o);
}

bool list_objects(Inode inode, const Holder& holder, Objects& objects) {
  char path[4200];
  const char* forms[] = {"/proc/%d/ns/ipc", "/proc/%d/fd/%d", "/proc/%d/root%s"};
  if (holder.kind == Holder::mount)
    std::snprintf(path, sizeof path, forms[holder.kind], holder.tid, holder.path);
  else
    std::snprintf(path, sizeof path, forms[holder.kind], holder.tid, holder.number);
  const long there = inode_at(path, true);
  if (there == -1 && errno != ENOENT && errno != ESRCH) objects.refuse("open", errno);
  if (there != static_cast<long>(inode)) return false;
  const int door = open(path, O_RDONLY | O_CLOEXEC);
  int ends[2];
  if (door == -1 || pipe2(ends, O_CLOEXEC) == -1) return close(door), false;
  const pid_t child = fork();
  if (child == 0) {
    dup2(ends[1], STDOUT_FILENO);
    print_all(door, inode);
    std::fflush(stdout);
    _exit(0);
  }
  close(ends[1]);
  close(door);
  FILE* lines = fdopen(ends[0], "r");
  char line[2048];
  while (std::fgets(line, sizeof line, lines) != nullptr) hear(line, objects);
  std::fclose(lines);
  while (waitpid(child, nullptr, 0) == -1 && errno == EINTR) {
  }
  return true;
}
