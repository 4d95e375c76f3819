#include "check/walls.hpp"

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace boxlab {

namespace {

constexpr const char* devices[] = {"/dev/null", "/dev/zero", "/dev/full", "/dev/random",
                                   "/dev/urandom"};

constexpr const char* device_links[][2] = {{"/proc/self/fd", "dev/fd"},
                                           {"/proc/self/fd/0", "dev/stdin"},
                                           {"/proc/self/fd/1", "dev/stdout"},
                                           {"/proc/self/fd/2", "dev/stderr"}};

/// The same path below the new root, which is the working directory until it becomes the root.
const char* inside(const char* path) { return path + 1; }

/// Mounts a copy of `path`, and of what is mounted below it, at the same place inside.
void bind(const Step& step, const char* path, unsigned long long attributes) {
  const int tree = step.must(
      open_tree(AT_FDCWD, path, OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE), path);
  mount_attr attr{};
  attr.attr_set = attributes;
  step.must(mount_setattr(tree, "", AT_EMPTY_PATH | AT_RECURSIVE, &attr, sizeof attr), path);
  step.must(move_mount(tree, "", AT_FDCWD, inside(path), MOVE_MOUNT_F_EMPTY_PATH), path);
  close(tree);
}

/// Makes the directories on the way to `path`.
void make_parents(const Step& step, const char* path) {
  char parent[4096];
  for (std::size_t i = 0; path[i] != '\0' && i < sizeof parent - 1; ++i) {
    parent[i] = path[i];
    parent[i + 1] = '\0';
    if (i > 0 && path[i + 1] == '/' && mkdir(inside(parent), 0755) == -1 && errno != EEXIST)
      step.fail(path);
  }
}

/// Makes an empty file, on which one can be mounted.
void touch(const Step& step, const char* path) {
  close(step.must(open(inside(path), O_WRONLY | O_CREAT | O_CLOEXEC, 0666), path));
}

/// Shows a directory or file of the system. Where it is a link, as /bin is on systems with a merged
/// /usr, the link is copied. Where there is none, there is none inside either.
void add_part_of_system(const Step& step, const char* path) {
  struct stat status {};
  if (lstat(path, &status) == -1) return;
  make_parents(step, path);
  char target[256];
  const ssize_t length = readlink(path, target, sizeof target - 1);
  if (length > 0) {
    target[length] = '\0';
    step.must(symlink(target, inside(path)), path);
    return;
  }
  if (S_ISDIR(status.st_mode)) {
    step.must(mkdir(inside(path), 0755), path);
  } else {
    touch(step, path);
  }
  bind(step, path, MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV);
}

void add_device(const Step& step, const char* path) {
  touch(step, path);
  bind(step, path, MOUNT_ATTR_NOSUID | MOUNT_ATTR_NOEXEC);
}

void add_mount(const Step& step, const char* type, const char* path, const char* options) {
  step.must(mkdir(path, 0755), path);
  step.must(mount(type, path, type, MS_NOSUID | MS_NODEV, options), path);
}

void add_devices(const Step& step, const Orders& orders) {
  step.must(mkdir("dev", 0755), "mkdir /dev");
  for (const char* device : devices) add_device(step, device);
  for (const std::string& device : *orders.devices) add_device(step, device.c_str());
  for (const auto& [target, path] : device_links) step.must(symlink(target, path), path);
  add_mount(step, "tmpfs", "dev/shm", orders.tmp_options);
  add_mount(step, "mqueue", "dev/mqueue", nullptr);
}

void add_cgroups(const Step& step) {
  for (const char* path : {"sys", "sys/fs"}) step.must(mkdir(path, 0755), path);
  add_mount(step, "cgroup2", "sys/fs/cgroup", nullptr);
}

void add_file(const Step& step, const GivenFile& file) {
  const char* path = file.path.c_str();
  make_parents(step, path);
  const int to = step.must(
      open(inside(path), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, file.executable ? 0755 : 0644),
      path);
  for (std::size_t done = 0; done < file.contents.size();) {
    const ssize_t written = write(to, file.contents.data() + done, file.contents.size() - done);
    if (written == -1 && errno != EINTR) step.fail(path);
    if (written > 0) done += static_cast<std::size_t>(written);
  }
  close(to);
}

/// Makes the working directory the root, and lets go of the old one.
void change_root(const Step& step) {
  step.must(static_cast<int>(syscall(SYS_pivot_root, ".", ".")), "pivot_root");
  step.must(umount2(".", MNT_DETACH), "umount the old root");
  mount_attr attr{};
  attr.attr_set = MOUNT_ATTR_RDONLY;
  step.must(mount_setattr(AT_FDCWD, "/", 0, &attr, sizeof attr), "make / read-only");
}

}  // namespace

void build_walls(const Step& step, const Orders& orders) {
  umask(0022);
  step.must(mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr), "make mounts private");
  step.must(mount("root", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV, "mode=755,size=1g"),
            "mount a root");
  step.must(chdir("/tmp"), "chdir");
  for (const std::string& part : *orders.system) add_part_of_system(step, part.c_str());
  add_mount(step, "proc", "proc", nullptr);
  add_devices(step, orders);
  add_mount(step, "tmpfs", "tmp", orders.tmp_options);
  if (orders.way_to_caller != -1) add_cgroups(step);
  for (const GivenFile& file : *orders.files) add_file(step, file);
  change_root(step);
  step.must(chdir("/tmp"), "chdir /tmp");
}

}  // namespace boxlab
