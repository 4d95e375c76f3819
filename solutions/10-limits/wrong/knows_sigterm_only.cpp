// wrong: SIGTERM is passed on; SIGHUP, SIGINT and SIGQUIT end it, and nobody removes the group
// rejected-by: limit.terminated "killed by SIGHUP (1)"
// rejected-by: limit.keyboard "killed by SIGINT (2)"
#include "limit.hpp"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/magic.h>
#include <linux/sched.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/lines.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

constexpr auto groups = "/sys/fs/cgroup";
constexpr auto period = 100'000ULL;  // microseconds, in which cpu.max counts

/// The path of a file in a group.
struct Path {
  char text[PATH_MAX];
  Path() = default;
  Path(const char* group, const char* file) { snprintf(text, sizeof text, "%s/%s", group, file); }
};

/// One call of write(2): such files take their whole text at once, or refuse it.
void write_file(const char* group, const char* file, const char* text) {
  const Path path{group, file};
  const sys::Descriptor opened = sys::open(path.text, O_WRONLY);
  sys::check(write(opened.get(), text, strlen(text)), "write", path.text);
}

/// The number behind `key` in a file of lines "KEY NUMBER". Reads from the start, however often.
unsigned long long read_count(const sys::Descriptor& file, const char* key) {
  char text[1024];
  const long size = sys::check(pread(file.get(), text, sizeof text - 1, 0), "pread", key);
  text[size] = '\0';
  const char* found = strstr(text, key);
  return found == nullptr ? 0 : strtoull(found + strlen(key), nullptr, 10);
}

/// Where cgroup v1 is in use, this directory is none of v2's: there, a directory is just a
/// directory.
void require_cgroup2() {
  struct statfs status {};
  sys::check(statfs(groups, &status), "statfs", groups);
  if (status.f_type == CGROUP2_SUPER_MAGIC) return;
  errno = ENOTSUP;
  sys::throw_errno("find cgroup v2 at", groups);
}

/// The group around ours: /proc/self/cgroup says "0::/caller", and then that is the top one.
Path find_parent() {
  require_cgroup2();
  sys::Lines lines{sys::open("/proc/self/cgroup", O_RDONLY)};
  while (char* line = lines.next()) {
    if (strncmp(line, "0::/", 4) != 0) continue;
    *strrchr(line, '/') = '\0';
    Path parent;
    snprintf(parent.text, sizeof parent.text, "%s%s", groups, line + strlen("0::"));
    return parent;
  }
  errno = ENOTSUP;
  sys::throw_errno("find our group in", "/proc/self/cgroup");
}

/// A group has the files of those controllers only that its parent hands down. The kernel refuses
/// that to a parent that has processes itself: EBUSY.
void enable_controllers(const char* parent, const Limits& limits) {
  const auto enable = [&](const char* name) { write_file(parent, "cgroup.subtree_control", name); };
  if (limits.memory != 0) enable("+memory");
  if (limits.pids != 0) enable("+pids");
  if (limits.cpu != 0) enable("+cpu");
  if (limits.device != nullptr) enable("+io");
}

dev_t find_device(const char* path) {
  struct stat status {};
  sys::check(stat(path, &status), "stat", path);
  if (S_ISBLK(status.st_mode)) return status.st_rdev;
  errno = ENOTBLK;
  sys::throw_errno("limit", path);
}

constexpr int awaited_signals[] = {SIGCHLD, SIGTERM};
constexpr int kept_signals[] = {SIGCHLD, SIGTERM};

/// Signals that would end us before the group is gone, and the one that says that a child ended.
sigset_t block_signals() {
  sigset_t before;
  sigset_t ours;
  sigemptyset(&ours);
  for (const int signal : kept_signals) sigaddset(&ours, signal);
  sys::check(sigprocmask(SIG_BLOCK, &ours, &before), "sigprocmask");
  return before;
}

/// A group for one command. It goes with the object.
class Group {
 public:
  explicit Group(const char* parent) : path_{parent, "limit-XXXXXX"} {
    if (mkdtemp(path_.text) == nullptr) sys::throw_errno("mkdir", path_.text);
  }
  Group(const Group&) = delete;
  Group& operator=(const Group&) = delete;
  ~Group() {
    if (rmdir(path_.text) == -1) sys::report_errno(path_.text);
  }

  void limit(const Limits& limits) const;
  sys::Pid start(char* const* command, const sigset_t& mask) const;
  void end() const;
  unsigned long long count(const char* file, const char* key) const {
    return read_count(open(file), key);
  }

 private:
  sys::Descriptor open(const char* file) const {
    return sys::open(Path{path_.text, file}.text, O_RDONLY);
  }
  template <class... Values>
  void set(const char* file, const char* format, Values... values) const {
    char text[128];
    snprintf(text, sizeof text, format, values...);
    write_file(path_.text, file, text);
  }

  Path path_;
};

void Group::limit(const Limits& limits) const {
  if (limits.memory != 0) set("memory.max", "%llu", limits.memory);
  // Otherwise, what does not fit is moved to swap space. A kernel without that lacks the file.
  const bool has_swap = access(Path{path_.text, "memory.swap.max"}.text, F_OK) == 0;
  if (limits.memory != 0 && has_swap) set("memory.swap.max", "%d", 0);
  if (limits.pids != 0) set("pids.max", "%llu", limits.pids);
  if (limits.cpu != 0) set("cpu.max", "%llu %llu", limits.cpu * (period / 100), period);
  if (limits.device == nullptr) return;
  const dev_t device = find_device(limits.device);
  set("io.max", "%u:%u rbps=%llu wbps=%llu", major(device), minor(device), limits.bps, limits.bps);
}

/// The child is in the group when it begins to exist: clone3(2).
sys::Pid Group::start(char* const* command, const sigset_t& mask) const {
  const sys::Descriptor group = open(".");
  clone_args args{};
  args.flags = CLONE_INTO_CGROUP;
  args.cgroup = static_cast<unsigned>(group.get());
  args.exit_signal = SIGCHLD;
  const long pid = sys::check(syscall(SYS_clone3, &args, sizeof args), "clone3", path_.text);
  if (pid != 0) return static_cast<sys::Pid>(pid);
  if (sigprocmask(SIG_SETMASK, &mask, nullptr) == -1) sys::exit_child(126);
  sys::exec(command);
}

/// Kills whatever is left in the group, and waits until it is gone: till then, rmdir says EBUSY.
void Group::end() const {
  write_file(path_.text, "cgroup.kill", "1");
  const sys::Descriptor events = open("cgroup.events");
  while (read_count(events, "populated ") != 0) {
    pollfd change{events.get(), POLLPRI, 0};
    if (poll(&change, 1, -1) == -1 && errno != EINTR) sys::throw_errno("poll", path_.text);
  }
}

bool has_ended(sys::Pid child) {
  siginfo_t info{};
  sys::check(waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT), "waitid");
  return info.si_pid != 0;
}

/// Passes on to the command what it does not get by itself, until it ends.
int await(sys::Pid child) {
  sigset_t awaited;
  sigemptyset(&awaited);
  for (const int signal : awaited_signals) sigaddset(&awaited, signal);
  while (!has_ended(child)) {
    const int signal = sigwaitinfo(&awaited, nullptr);
    if (signal == -1 && errno != EINTR) sys::throw_errno("sigwaitinfo");
    if (signal == SIGTERM || signal == SIGHUP) sys::send_signal(child, signal);
  }
  return sys::wait(child);
}

}  // namespace

int run_limited(const Limits& limits, char* const* command) {
  const sigset_t mask = block_signals();
  const Path parent = find_parent();
  enable_controllers(parent.text, limits);
  const Group group{parent.text};
  group.limit(limits);
  const int status = await(group.start(command, mask));
  group.end();
  if (limits.memory == 0) return status;
  const auto killed = group.count("memory.events", "oom_kill ");
  if (killed != 0) fprintf(stderr, "limit: out of memory: %llu killed by the kernel\n", killed);
  return status;
}
