// The calls of Linux 5.2 and later: a mount is made first, without a place, and is put somewhere
// afterwards. So the new root is entered first, and filled when the old one has gone.
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "newroot.hpp"
#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

using sys::Descriptor;

Descriptor copy_tree(const char* path) {
  constexpr unsigned flags = OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE;
  return Descriptor{sys::check(open_tree(AT_FDCWD, path, flags), "open_tree", path)};
}

Descriptor make_mount(const char* type, unsigned attributes, const char* mode = nullptr) {
  const Descriptor context{sys::check(fsopen(type, FSOPEN_CLOEXEC), "fsopen", type)};
  if (mode != nullptr)
    sys::check(fsconfig(context.get(), FSCONFIG_SET_STRING, "mode", mode, 0), "fsconfig", "mode");
  sys::check(fsconfig(context.get(), FSCONFIG_CMD_CREATE, nullptr, nullptr, 0), "fsconfig", type);
  return Descriptor{
      sys::check(fsmount(context.get(), FSMOUNT_CLOEXEC, attributes), "fsmount", type)};
}

void put(const Descriptor& tree, const char* path) {
  sys::check(move_mount(tree.get(), "", AT_FDCWD, path, MOVE_MOUNT_F_EMPTY_PATH), "move_mount",
             path);
}

void set(const Descriptor& tree, const mount_attr& attributes) {
  mount_attr copy = attributes;
  sys::check(mount_setattr(tree.get(), "", AT_EMPTY_PATH | AT_RECURSIVE, &copy, sizeof copy),
             "mount_setattr");
}

void make_read_only(const char* path) {
  const Descriptor tree = copy_tree(path);
  mount_attr attributes{};
  attributes.attr_set = MOUNT_ATTR_RDONLY;
  set(tree, attributes);
  put(tree, path);
  if (std::strcmp(path, "/") == 0) sys::check(chroot("."), "chroot");
}

/// The devices of the outside, held until there is a place for them.
std::vector<std::pair<std::string, Descriptor>> take_devices() {
  std::vector<std::pair<std::string, Descriptor>> devices;
  for (const char* path :
       {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty"}) {
    if (access(path, F_OK) == 0) devices.emplace_back(path, copy_tree(path));
  }
  return devices;
}

void add_links() {
  sys::check(symlink("/proc/self/fd", "/dev/fd"), "symlink", "/dev/fd");
  sys::check(symlink("/proc/self/fd/0", "/dev/stdin"), "symlink", "/dev/stdin");
  sys::check(symlink("/proc/self/fd/1", "/dev/stdout"), "symlink", "/dev/stdout");
  sys::check(symlink("/proc/self/fd/2", "/dev/stderr"), "symlink", "/dev/stderr");
}

void put_root(const Options& options) {
  mount_attr attributes{};
  for (const char* const* path = options.read_only; *path != nullptr; ++path) {
    if (std::strcmp(*path, "/") == 0) attributes.attr_set = MOUNT_ATTR_RDONLY;
  }
  attributes.propagation = MS_PRIVATE;
  const Descriptor root = copy_tree(options.directory);
  set(root, attributes);
  put(root, options.directory);
}

[[noreturn]] void enter(const Options& options, char* const* command) {
  const auto devices = take_devices();
  const Descriptor proc = make_mount("proc", MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV);
  const Descriptor dev = make_mount("tmpfs", MOUNT_ATTR_NOSUID, "755");
  put_root(options);
  change_root(options.directory);
  for (const char* const* path = options.read_only; *path != nullptr; ++path) {
    if (std::strcmp(*path, "/") != 0) make_read_only(*path);
  }
  put(proc, "/proc");
  put(dev, "/dev");
  for (const auto& [path, tree] : devices) {
    Descriptor{sys::check(creat(path.c_str(), 0644), "creat", path.c_str())}.close();
    put(tree, path.c_str());
  }
  add_links();
  sys::check(close_range(3, ~0U, CLOSE_RANGE_CLOEXEC), "close_range");
  sys::exec(command);
}

void write_map(const char* path, const std::string& text) {
  sys::write_all(sys::open(path, O_WRONLY), text.data(), text.size());
}

}  // namespace

void change_root(const char* directory) {
  const Descriptor old = sys::open("/", O_PATH | O_DIRECTORY);
  sys::check(chdir(directory), "chdir", directory);
  sys::check(syscall(SYS_pivot_root, ".", "."), "pivot_root", directory);
  sys::check(fchdir(old.get()), "fchdir", "the old root");
  sys::check(mount("none", ".", nullptr, MS_PRIVATE | MS_REC, nullptr), "mount", "the old root");
  sys::check(umount2(".", MNT_DETACH), "umount2", "the old root");
  sys::check(chdir("/"), "chdir", "/");
}

int run_in_new_root(const Options& options, char* const* command) {
  const std::string uid = "0 " + std::to_string(getuid()) + " 1";
  const std::string gid = "0 " + std::to_string(getgid()) + " 1";
  sys::check(unshare(CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS), "unshare");
  write_map("/proc/self/setgroups", "deny");
  write_map("/proc/self/uid_map", uid);
  write_map("/proc/self/gid_map", gid);
  return sys::wait(sys::spawn([&] {
    sys::check(prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl");
    enter(options, command);
  }));
}
