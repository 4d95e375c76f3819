#include "vm/guest/root.hpp"

#include <fcntl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "vm/guest/mount.hpp"

namespace boxlab::vm {

namespace {

namespace fs = std::filesystem;

/// Big messages cost less under emulation than many.
const std::string over_9p = "trans=virtio,version=9p2000.L,msize=512000";

void load(const fs::path& file) {
  const sys::Descriptor module = sys::open(file.c_str(), O_RDONLY);
  sys::check(syscall(SYS_finit_module, module.get(), "", 0), "finit_module", file.c_str());
}

/// The host's files below, memory above.
void mount_layers(const char* target) {
  mount("host", "/lower", "9p", over_9p + ",ro,cache=loose");
  mount("tmpfs", "/layer", "tmpfs", "size=75%");
  fs::create_directory("/layer/upper");
  fs::create_directory("/layer/work");
  mount("overlay", target, "overlay",
        "lowerdir=/lower,upperdir=/layer/upper,workdir=/layer/work,xino=off");
}

/// Makes the directory the root of everything. The first root can't be left by pivot_root(2), and
/// after a mere chroot(2) the kernel would allow no user namespaces.
void switch_root(const char* directory) {
  for (const char* basic : {"/dev", "/proc", "/sys"})
    move_mount(basic, directory + std::string{basic});
  sys::check(chdir(directory), "chdir", directory);
  move_mount(".", "/");
  sys::check(chroot("."), "chroot");
  sys::check(chdir("/"), "chdir", "/");
}

}  // namespace

void mount_basics() {
  mount("devtmpfs", "/dev", "devtmpfs");
  mount("proc", "/proc", "proc");
  mount("sysfs", "/sys", "sysfs");
}

void load_modules() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator{"/modules"}) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) load(file);
}

void enter_root(const std::string& kept) {
  umask(0);
  mount_layers("/root");
  switch_root("/root");
  if (!kept.empty()) mount("kept", kept.c_str(), "9p", over_9p + ",cache=mmap");
}

void flush_root(const std::string& kept) {
  if (!kept.empty()) sys::check(umount2(kept.c_str(), 0), "umount", kept.c_str());
}

}  // namespace boxlab::vm
