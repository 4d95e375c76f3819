// wrong: the signals that it blocks are blocked in the command, too
// rejected-by: layers.killed "exit status 0"
// rejected-by: layers.signals "it blocks SIGINT, SIGTERM"
#include "layers.hpp"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <linux/magic.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/process.hpp"

namespace {

constexpr int most_lowers = 500;  // the kernel takes no more

int remove_one(const char* path, const struct stat*, int, FTW*) { return remove(path); }

/// A directory beside the upper one, for the work directory, which has to be on the same mount,
/// and for the mount point.
class Scratch {
 public:
  explicit Scratch(const char* upper) {
    if (upper != nullptr) {
      sys::open(upper, O_PATH | O_DIRECTORY);  // if there is none, this says it best
      snprintf(path_, sizeof path_, "%s/../.layers-XXXXXX", upper);
    }
    if (mkdtemp(path_) == nullptr) sys::throw_errno("mkdtemp", path_);
    directory_ = open();
    sys::check(mkdirat(directory_.get(), "work", 0700), "mkdir", path_);
    sys::check(mkdirat(directory_.get(), "merged", 0700), "mkdir", path_);
  }
  ~Scratch() {
    // The kernel made this one, without any permission, and may have left a file in it.
    fchmodat(directory_.get(), "work/work", 0700, 0);
    nftw(path_, remove_one, 4, FTW_DEPTH | FTW_PHYS);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  sys::Descriptor open() const { return sys::open(path_, O_PATH | O_DIRECTORY); }

 private:
  char path_[PATH_MAX + 32] = "/tmp/layers-XXXXXX";
  sys::Descriptor directory_;
};

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

/// There, we may mount. All mounts are copies that nobody else sees.
void move_to_new_namespaces() {
  const uid_t uid = getuid();
  const gid_t gid = getgid();
  sys::check(unshare(CLONE_NEWUSER | CLONE_NEWNS), "unshare", "CLONE_NEWUSER | CLONE_NEWNS");
  write_map("/proc/self/uid_map", uid);
  write_file("/proc/self/setgroups", "deny");
  write_map("/proc/self/gid_map", gid);
  sys::check(mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr), "mount", "/");
}

[[noreturn]] void throw_too_many() {
  errno = E2BIG;
  sys::throw_errno("mount", "overlay of more than 500 directories");
}

/// The directories, opened: in /proc/self/fd, the name of each is its number. Such a name is short,
/// and has no character in it that means something in mount options.
struct OpenLayers {
  sys::Descriptor lower[most_lowers];
  sys::Descriptor upper;
  sys::Descriptor scratch;
  int count = 0;

  OpenLayers(const Layers& layers, const Scratch& scratch_directory)
      : scratch{scratch_directory.open()} {
    for (const char* const* name = layers.lower; *name != nullptr; ++name) {
      if (count == most_lowers) throw_too_many();
      lower[count++] = sys::open(*name, O_PATH | O_DIRECTORY);
    }
    if (layers.upper != nullptr) upper = sys::open(layers.upper, O_PATH | O_DIRECTORY);
  }
};

/// Mount options: a page of them is all that mount(2) takes.
class Options {
 public:
  void add(const char* before, int descriptor, const char* after) {
    const auto room = sizeof text_ - static_cast<size_t>(length_);
    length_ += snprintf(text_ + length_, room, "%s%d%s", before, descriptor, after);
  }
  const char* text() const { return text_; }

 private:
  char text_[4096] = "";
  int length_ = 0;
};

Options make_options(const OpenLayers& layers) {
  Options options;
  for (int i = 0; i < layers.count; ++i) {
    options.add(i == 0 ? "userxattr,lowerdir=" : ":", layers.lower[i].get(), "");
  }
  if (layers.upper.is_open()) {
    options.add(",upperdir=", layers.upper.get(), "");
    options.add(",workdir=", layers.scratch.get(), "/work");
  } else {
    options.add(":", layers.scratch.get(), "/work");  // two at least; this one is empty
  }
  return options;
}

unsigned long long mount_of(const sys::Descriptor& directory) {
  struct statx status {};
  sys::check(statx(directory.get(), "", AT_EMPTY_PATH, STATX_MNT_ID, &status), "statx");
  return status.stx_mnt_id;
}

bool is_overlay(const sys::Descriptor& directory) {
  struct statfs status {};
  sys::check(fstatfs(directory.get(), &status), "fstatfs");
  return status.f_type == OVERLAYFS_SUPER_MAGIC;
}

/// Several mistakes are the same EINVAL. Says which one it was.
const char* explain(const OpenLayers& layers) {
  if (mount_of(layers.upper) != mount_of(layers.scratch))
    return ", whose work directory is not on the same mount";
  if (is_overlay(layers.upper)) return ", which is on an overlay, and so not supported";
  return "";
}

[[noreturn]] void throw_refused(const char* upper, const OpenLayers& layers) {
  if (upper == nullptr) sys::throw_errno("mount", "overlay of lower directories");
  const int error = errno;
  char object[PATH_MAX + 128];
  snprintf(object, sizeof object, "overlay with upper directory %s%s", upper, explain(layers));
  errno = error;
  sys::throw_errno("mount", object);
}

/// Mounts the layers, and goes there.
void enter_merged_tree(const Layers& layers, const Scratch& scratch) {
  const OpenLayers open{layers, scratch};
  const Options options = make_options(open);
  char merged[32];
  snprintf(merged, sizeof merged, "%d/merged", open.scratch.get());
  sys::check(chdir("/proc/self/fd"), "chdir", "/proc/self/fd");
  if (mount("overlay", merged, "overlay", 0, options.text()) == -1) {
    throw_refused(layers.upper, open);
  }
  sys::check(chdir(merged), "chdir", merged);
}

}  // namespace

int run_layers(const Layers& layers, char* const* command) {
  sigset_t fatal;
  sigset_t before;
  sigemptyset(&fatal);
  sigaddset(&fatal, SIGINT);
  sigaddset(&fatal, SIGTERM);
  sys::check(sigprocmask(SIG_BLOCK, &fatal, &before), "sigprocmask");
  const Scratch scratch{layers.upper};
  const sys::Pid child = sys::spawn([&]() -> int {
    move_to_new_namespaces();
    enter_merged_tree(layers, scratch);
    sys::exec(command);
  });
  return sys::wait(child);
}
