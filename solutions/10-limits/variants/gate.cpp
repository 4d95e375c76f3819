// A gate instead of clone3: the child waits at a pipe until it has been moved. The group is named
// by our pid, a handler passes signals on, and rmdir is tried until nobody is left.
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/magic.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "limit.hpp"
#include "sys/error.hpp"
#include "sys/lines.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

volatile pid_t child = 0;

void pass_on(int signal) {
  const int error = errno;
  if (child > 0) kill(child, signal);
  errno = error;
}

void keep_alive() {
  struct sigaction action {};
  action.sa_handler = pass_on;
  sys::check(sigaction(SIGTERM, &action, nullptr), "sigaction", "SIGTERM");
  sys::check(sigaction(SIGHUP, &action, nullptr), "sigaction", "SIGHUP");
}

/// The terminal's signals: ignored here, and not in the child.
void ignore_terminal(void (*handler)(int)) {
  signal(SIGINT, handler);
  signal(SIGQUIT, handler);
}

void put(const char* directory, const char* file, const char* text) {
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/%s", directory, file);
  sys::Descriptor opened = sys::open(path, O_WRONLY);
  sys::check(write(opened.get(), text, strlen(text)), "write", path);
}

void put_number(const char* directory, const char* file, unsigned long long number) {
  char text[32];
  snprintf(text, sizeof text, "%llu", number);
  put(directory, file, text);
}

void find_parent(char* parent, size_t size) {
  struct statfs status {};
  sys::check(statfs("/sys/fs/cgroup", &status), "statfs", "/sys/fs/cgroup");
  if (status.f_type != CGROUP2_SUPER_MAGIC) {
    errno = ENODEV;
    sys::throw_errno("look for cgroup2 at", "/sys/fs/cgroup");
  }
  sys::Lines lines{sys::open("/proc/self/cgroup", O_RDONLY)};
  char* line = lines.next();
  while (line != nullptr && strncmp(line, "0::", 3) != 0) line = lines.next();
  if (line == nullptr) {
    errno = ENODEV;
    sys::throw_errno("look for our group in", "/proc/self/cgroup");
  }
  char* slash = strrchr(line, '/');
  snprintf(parent, size, "/sys/fs/cgroup%.*s", static_cast<int>(slash - (line + 3)), line + 3);
}

void enable(const char* parent, const Limits& limits) {
  char list[64] = "";
  if (limits.cpu != 0) strcat(list, " +cpu");
  if (limits.device != nullptr) strcat(list, " +io");
  if (limits.memory != 0) strcat(list, " +memory");
  if (limits.pids != 0) strcat(list, " +pids");
  if (list[0] != '\0') put(parent, "cgroup.subtree_control", list + 1);
}

void set_io(const char* group, const Limits& limits) {
  struct stat status {};
  sys::check(stat(limits.device, &status), "stat", limits.device);
  if (!S_ISBLK(status.st_mode)) {
    errno = ENOTBLK;
    sys::throw_errno("stat", limits.device);
  }
  char text[128];
  snprintf(text, sizeof text, "%u:%u wbps=%llu rbps=%llu", major(status.st_rdev),
           minor(status.st_rdev), limits.bps, limits.bps);
  put(group, "io.max", text);
}

void set_limits(const char* group, const Limits& limits) {
  if (limits.device != nullptr) set_io(group, limits);
  if (limits.cpu != 0) put_number(group, "cpu.max", limits.cpu * 1000);
  if (limits.pids != 0) put_number(group, "pids.max", limits.pids);
  if (limits.memory == 0) return;
  put_number(group, "memory.max", limits.memory);
  try {
    put(group, "memory.swap.max", "0");
  } catch (const std::exception&) {
    if (errno != ENOENT) throw;  // a kernel without swap space
  }
}

bool was_out_of_memory(const char* group) {
  char path[PATH_MAX];
  snprintf(path, sizeof path, "%s/memory.events", group);
  sys::Lines lines{sys::open(path, O_RDONLY)};
  while (const char* line = lines.next()) {
    if (strncmp(line, "oom_kill ", 9) == 0) return atol(line + 9) > 0;
  }
  return false;
}

/// Ends with the gate: when nothing comes through it, we are not to run.
[[noreturn]] void wait_at(sys::Pipe& gate, char* const* command) {
  gate.write_end.close();
  char go;
  if (sys::read_all(gate.read_end, &go, 1) != 1) sys::exit_child(126);
  ignore_terminal(SIG_DFL);
  sys::exec(command);
}

void remove_group(const char* group) {
  put(group, "cgroup.kill", "1");
  while (rmdir(group) == -1) {
    if (errno != EBUSY) sys::throw_errno("rmdir", group);
    usleep(1000);
  }
}

int run_in(const char* group, char* const* command) {
  sys::Pipe gate = sys::make_pipe();
  child = sys::spawn([&] { wait_at(gate, command); });
  put_number(group, "cgroup.procs", static_cast<unsigned long long>(child));
  sys::write_all(gate.write_end, "g", 1);
  return sys::wait(child);
}

}  // namespace

int run_limited(const Limits& limits, char* const* command) {
  keep_alive();
  ignore_terminal(SIG_IGN);
  char parent[PATH_MAX - 64];
  char group[PATH_MAX];
  find_parent(parent, sizeof parent);
  enable(parent, limits);
  snprintf(group, sizeof group, "%s/limit.%d", parent, getpid());
  sys::check(mkdir(group, 0755), "mkdir", group);
  int status = 1;
  try {
    set_limits(group, limits);
    status = run_in(group, command);
    if (limits.memory != 0 && was_out_of_memory(group)) fprintf(stderr, "limit: out of memory\n");
  } catch (const std::exception& error) {
    sys::report(error);
  }
  remove_group(group);
  return status;
}
