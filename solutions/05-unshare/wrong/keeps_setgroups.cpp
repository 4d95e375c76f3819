// wrong: it writes a gid map without giving setgroups(2) up, which the kernel takes from root alone
// rejected-by: user.root "write /proc/self/gid_map: Operation not permitted"
// needs: root
#include "unshare.hpp"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

/// One call of write(2): such files take their whole text at once, or refuse it.
void write_file(const char* path, const char* text) {
  const sys::Descriptor file = sys::open(path, O_WRONLY);
  sys::check(write(file.get(), text, strlen(text)), "write", path);
}

/// The map of one id: 0 inside is `outside` in the namespace around.
void write_map(const char* path, unsigned outside) {
  char map[32];
  snprintf(map, sizeof map, "0 %u 1\n", outside);
  write_file(path, map);
}

void move_to_new(const char* kind, int flag) { sys::check(unshare(flag), "unshare", kind); }

/// The new user namespace comes first: in it we have the right to make the others.
void move_to_new_user_namespace(const Options& options) {
  const uid_t uid = getuid();  // inside, before there is a map, both are nobody
  const gid_t gid = getgid();
  move_to_new("CLONE_NEWUSER", CLONE_NEWUSER);
  if (options.map_root) map_root(uid, gid);
}

/// The new mount namespace is a copy, and where the original was shared, so is the copy: what is
/// mounted in one of them would show in the other.
void move_to_new_mount_namespace() {
  move_to_new("CLONE_NEWNS", CLONE_NEWNS);
  sys::check(mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr), "mount", "/");
}

int run_in_child(char* const* command) {
  sigset_t fatal;
  sigset_t before;
  sigemptyset(&fatal);
  sigaddset(&fatal, SIGINT);
  sigaddset(&fatal, SIGTERM);
  sys::check(sigprocmask(SIG_BLOCK, &fatal, &before), "sigprocmask");
  const sys::Pid child = sys::spawn([&]() -> int {
    sys::check(sigprocmask(SIG_SETMASK, &before, nullptr), "sigprocmask");
    sys::exec(command);
  });
  return sys::wait(child);
}

}  // namespace

void map_root(unsigned uid, unsigned gid) {
  write_map("/proc/self/uid_map", uid);
  write_map("/proc/self/gid_map", gid);
}

int run_unshared(const Options& options, char* const* command) {
  if (options.user || options.map_root) move_to_new_user_namespace(options);
  if (options.mount) move_to_new_mount_namespace();
  if (options.uts) move_to_new("CLONE_NEWUTS", CLONE_NEWUTS);
  if (options.ipc) move_to_new("CLONE_NEWIPC", CLONE_NEWIPC);
  if (options.net) move_to_new("CLONE_NEWNET", CLONE_NEWNET);
  if (options.pid) move_to_new("CLONE_NEWPID", CLONE_NEWPID);
  if (options.fork) return run_in_child(command);
  sys::exec(command);
}
