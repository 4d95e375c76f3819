// System calls only. The user namespace comes with the rest in one call; signals that would end the
// parent are passed on to the command instead.
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "unshare.hpp"

static void fail(const char* what) {
  const int error = errno;
  std::fprintf(stderr, "unshare: %s: %s (%s)\n", what, strerrordesc_np(error),
               strerrorname_np(error));
  std::exit(1);
}

static void write_to(const char* path, const char* text) {
  const int file = open(path, O_WRONLY);
  if (file == -1 || write(file, text, std::strlen(text)) == -1) fail(path);
  close(file);
}

void map_root(unsigned uid, unsigned gid) {
  char text[40];
  write_to("/proc/self/setgroups", "deny");
  std::snprintf(text, sizeof text, "%10u %10u %10u", 0U, gid, 1U);
  write_to("/proc/self/gid_map", text);
  std::snprintf(text, sizeof text, "%10u %10u %10u", 0U, uid, 1U);
  write_to("/proc/self/uid_map", text);
}

static int flags_of(const Options& o) {
  return (o.user || o.map_root ? CLONE_NEWUSER : 0) | (o.ipc ? CLONE_NEWIPC : 0) |
         (o.uts ? CLONE_NEWUTS : 0) | (o.net ? CLONE_NEWNET : 0) | (o.mount ? CLONE_NEWNS : 0) |
         (o.pid ? CLONE_NEWPID : 0);
}

static volatile pid_t child = -1;

static void pass_on(int signal) {
  if (child > 0) kill(child, signal);
}

static void become(char* const* command) {
  execvp(command[0], command);
  const int error = errno;
  std::perror(command[0]);
  _exit(error == ENOENT ? 127 : 126);
}

int run_unshared(const Options& options, char* const* command) {
  const uid_t uid = geteuid();
  const gid_t gid = getegid();
  if (unshare(flags_of(options)) == -1) fail("unshare");
  if (options.map_root) map_root(uid, gid);
  if (options.mount && mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == -1)
    fail("mount");
  if (!options.fork) become(command);
  child = fork();
  if (child == -1) fail("fork");
  if (child == 0) become(command);
  signal(SIGINT, SIG_IGN);
  signal(SIGTERM, pass_on);
  int status;
  while (waitpid(child, &status, 0) == -1) {
    if (errno != EINTR) fail("waitpid");
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
