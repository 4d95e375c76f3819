// wrong: what the caller has open, the command has, too
// rejected-by: escape.descriptor "it got out by a descriptor"
// rejected-by: pivot.descriptors "it also has fd 9, which is /"
#include "newroot.hpp"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

constexpr const char* devices[] = {"/dev/null",   "/dev/zero",    "/dev/full",
                                   "/dev/random", "/dev/urandom", "/dev/tty"};

constexpr const char* device_links[][2] = {{"/proc/self/fd", "dev/fd"},
                                           {"/proc/self/fd/0", "dev/stdin"},
                                           {"/proc/self/fd/1", "dev/stdout"},
                                           {"/proc/self/fd/2", "dev/stderr"}};

/// One call of write(2): such files take their whole text at once, or refuse it.
void write_file(const char* path, const char* text) {
  const sys::Descriptor file = sys::open(path, O_WRONLY);
  sys::check(write(file.get(), text, strlen(text)), "write", path);
}

void write_map(const char* path, unsigned outside) {
  char map[32];
  snprintf(map, sizeof map, "0 %u 1\n", outside);
  write_file(path, map);
}

/// The copies of our mounts are slaves: they would still follow what is mounted outside.
void move_to_new_namespaces() {
  const uid_t uid = getuid();
  const gid_t gid = getgid();
  sys::check(unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID), "unshare",
             "CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID");
  write_map("/proc/self/uid_map", uid);
  write_file("/proc/self/setgroups", "deny");
  write_map("/proc/self/gid_map", gid);
  sys::check(mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr), "mount", "/");
}

/// Shows `from`, with all that is mounted below it, at `to` as well.
void bind(const char* from, const char* to) {
  sys::check(mount(from, to, nullptr, MS_BIND | MS_REC, nullptr), "mount", to);
}

/// The same path below the new root, which is the working directory until it becomes the root.
const char* inside(const char* path) { return path[1] == '\0' ? "." : path + 1; }

/// Only a mount can be read-only. So a path that is none, perhaps, is mounted on itself.
void make_read_only(const char* path) {
  if (strcmp(path, ".") != 0) bind(path, path);
  mount_attr attributes{};
  attributes.attr_set = MOUNT_ATTR_RDONLY;
  sys::check(mount_setattr(AT_FDCWD, path, AT_RECURSIVE, &attributes, sizeof attributes),
             "mount_setattr", path);
}

/// In a user namespace, nobody makes device nodes. But those of the outside can be borrowed.
void add_device(const char* path) {
  if (access(path, F_OK) == -1) return;
  sys::open(inside(path), O_WRONLY | O_CREAT, 0666).close();
  bind(path, inside(path));
}

void mount_dev() {
  sys::check(mount("dev", "dev", "tmpfs", MS_NOSUID | MS_NOEXEC, "mode=755"), "mount", "dev");
  for (const char* device : devices) add_device(device);
  for (const auto& [target, path] : device_links)
    sys::check(symlink(target, path), "symlink", path);
}

/// The kernel allows a new /proc only as long as an old one can be seen: before the old root goes.
void mount_proc() {
  sys::check(mount("proc", "proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, nullptr), "mount",
             "proc");
}

/// What the first process of the new pid namespace does.
[[noreturn]] void become(const Options& options, char* const* command) {
  sys::check(prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl", "PR_SET_PDEATHSIG");
  bind(options.directory, options.directory);  // a mount point now
  sys::check(chdir(options.directory), "chdir", options.directory);
  for (const char* const* path = options.read_only; *path != nullptr; ++path)
    make_read_only(inside(*path));
  mount_proc();
  mount_dev();
  change_root(".");

  sys::exec(command);
}

}  // namespace

/// The old root comes to lie on top of the new one, at "/": from there it is unmounted.
void change_root(const char* directory) {
  sys::check(chdir(directory), "chdir", directory);
  sys::check(syscall(SYS_pivot_root, ".", "."), "pivot_root", directory);
  sys::check(umount2(".", MNT_DETACH), "umount2", "the old root");
  sys::check(chdir("/"), "chdir", "/");
}

int run_in_new_root(const Options& options, char* const* command) {
  move_to_new_namespaces();
  return sys::wait(sys::spawn([&] { become(options, command); }));
}
