// System calls only. Which namespace comes before the user namespace and which after it, the kernel
// is asked: whatever belongs to the target's user namespace comes after.
#include <fcntl.h>
#include <linux/nsfs.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "nsenter.hpp"

enum { user, ipc, uts, net, mnt, pid, cgroup, time_, kind_count };

static const char* const paths[] = {"ns/user", "ns/ipc", "ns/uts",    "ns/net",
                                    "ns/mnt",  "ns/pid", "ns/cgroup", "ns/time"};
static const int flags[] = {CLONE_NEWUSER, CLONE_NEWIPC, CLONE_NEWUTS,    CLONE_NEWNET,
                            CLONE_NEWNS,   CLONE_NEWPID, CLONE_NEWCGROUP, CLONE_NEWTIME};

static void fail(const char* call, const char* what) {
  const int error = errno;
  std::fprintf(stderr, "nsenter: %s %s: %s (%s)\n", call, what, strerrordesc_np(error),
               strerrorname_np(error));
  std::exit(1);
}

static ino_t number(int file) {
  struct stat status;
  if (fstat(file, &status) == -1) fail("fstat", "a namespace");
  return status.st_ino;
}

static int open_below(int directory, const char* path, int mode) {
  const int file = openat(directory, path, mode | O_CLOEXEC);
  if (file == -1) fail("openat", path);
  return file;
}

static bool is_ours(const char* path, int file) {
  const int self = open_below(AT_FDCWD, "/proc/self", O_PATH);
  const int ours = open_below(self, path, O_RDONLY);
  const bool same = number(ours) == number(file);
  close(ours);
  close(self);
  return same;
}

static bool is_there(const char* path) {
  char ours[32];
  std::snprintf(ours, sizeof ours, "/proc/self/%s", path);
  return access(ours, F_OK) == 0;
}

/// Whether the user namespace `owner` owns the namespace; where we may not know, it does not.
static bool belongs_to(ino_t owner, int file) {
  const int its_owner = ioctl(file, NS_GET_USERNS);
  const bool belongs = its_owner != -1 && number(its_owner) == owner;
  if (its_owner != -1) close(its_owner);
  return belongs;
}

static void enter(int& file, int kind) {
  if (file != -1 && setns(file, flags[kind]) == -1) fail("setns", paths[kind]);
  file = -1;
}

static void enter_all(int (&files)[kind_count]) {
  const ino_t owner = files[user] == -1 ? 0 : number(files[user]);
  for (int kind = ipc; kind < kind_count; ++kind) {
    if (files[kind] != -1 && !belongs_to(owner, files[kind])) enter(files[kind], kind);
  }
  for (int kind = user; kind < kind_count; ++kind) enter(files[kind], kind);
}

static bool move(const Options& options) {
  char path[32];
  std::snprintf(path, sizeof path, "/proc/%d", options.target);
  const int target = open_below(AT_FDCWD, path, O_PATH);
  int files[kind_count];
  for (int kind = 0; kind < kind_count; ++kind) {
    const bool asked = (options.namespaces & flags[kind]) != 0;
    const bool wanted = asked || (options.all && is_there(paths[kind]));
    files[kind] = wanted ? open_below(target, paths[kind], O_RDONLY) : -1;
    if (wanted && !asked && is_ours(paths[kind], files[kind])) files[kind] = -1;
  }
  const int root = options.root ? open_below(target, "root", O_PATH) : -1;
  const int directory = options.directory ? open_below(target, "cwd", O_PATH) : -1;
  const bool forks = files[pid] != -1 && !options.no_fork;
  enter_all(files);
  if (root != -1 && (fchdir(root) == -1 || chroot(".") == -1)) fail("chroot", "root");
  if (directory != -1 && fchdir(directory) == -1) fail("fchdir", "cwd");
  return forks;
}

static void become(char* const* command) {
  execvp(command[0], command);
  const int error = errno;
  std::perror(command[0]);
  _exit(error == ENOENT ? 127 : 126);
}

int run_inside(const Options& options, char* const* command) {
  if (options.target == 0 || !move(options)) become(command);
  const pid_t child = fork();
  if (child == -1) fail("fork", command[0]);
  if (child == 0) become(command);
  int status;
  while (waitpid(child, &status, 0) == -1) {
    if (errno != EINTR) fail("waitpid", command[0]);
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
