// A stage for the lab: runs a command as root on a machine of his own, whose mounts are shared, as
// they are on most systems.
//
//     stage CMD [ARG...]         for example: stage ocibox run --bundle c1 c1
//
// The working directory is /tmp. Each NAME.json beside this program is the config.json of a bundle
// /tmp/NAME there, with a small root file system in NAME/rootfs, that of busybox. /run is empty;
// /tmp/outside has a file `secret`, for whoever gets out of his container; descriptor 9 is open on
// /, as something that a caller forgot to close. All of it is gone when the last process ends.
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/id_map.hpp"
#include "sys/mount.hpp"
#include "sys/process.hpp"
#include "sys/program.hpp"

namespace {

namespace fs = std::filesystem;

/// Where a new root is made, before it is the root.
const fs::path new_root = "/tmp";

constexpr const char* applets[] = {
    "awk",      "cat", "chmod", "cmp",   "echo", "env",  "false",    "grep", "head",
    "hostname", "id",  "ls",    "mkdir", "mv",   "od",   "readlink", "rm",   "sed",
    "seq",      "sh",  "sleep", "sort",  "stat", "test", "touch",    "true", "wc"};

void become_root() {
  const unsigned uid = getuid();
  const unsigned gid = getgid();
  sys::check(unshare(CLONE_NEWUSER | CLONE_NEWNS), "unshare");
  sys::map_root(0, uid, gid);
  sys::check(mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr), "mount", "/");
}

void show(const fs::path& path, const fs::path& place) {
  const fs::path target = new_root / place.relative_path();
  sys::mount({path.c_str(), target.c_str(), "bind", MS_BIND | MS_REC});
}

/// All that is in /, but /tmp and /dev.
void show_system() {
  for (const fs::directory_entry& entry : fs::directory_iterator{"/"}) {
    const fs::path& path = entry.path();
    if (path == "/tmp" || path == "/dev" || path == "/run" || path == "/sys") continue;
    if (entry.is_symlink()) {
      fs::copy_symlink(path, new_root / path.relative_path());
    } else if (entry.is_directory()) {
      show(path, path);
    }
  }
}

/// There is a /dev/tty, although nobody has a terminal.
void show_devices() {
  fs::create_directory(new_root / "dev");
  for (const char* path : {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"})
    show(path, path);
  show("/dev/null", "/dev/tty");
}

/// The place for cgroups is empty; the twin of runc needs it.
void change_root() {
  sys::mount({"stage", new_root.c_str(), "tmpfs", 0, "mode=755"});
  show_system();
  show_devices();
  for (const char* path : {"tmp/outside", "run", "sys/fs/cgroup"})
    fs::create_directories(new_root / path);
  sys::check(chdir(new_root.c_str()), "chdir", new_root.c_str());
  sys::check(syscall(SYS_pivot_root, ".", "."), "pivot_root", new_root.c_str());
  sys::check(umount2(".", MNT_DETACH), "umount2", "the old root");
  sys::check(chdir("/tmp"), "chdir", "/tmp");
}

void write_file(const fs::path& path, const char* text) {
  std::ofstream stream{path};
  stream << text << std::flush;
  if (!stream) sys::throw_errno("write", path.c_str());
}

fs::path find_busybox() {
  for (const char* path : {"/bin/busybox", "/usr/bin/busybox"})
    if (fs::exists(path)) return path;
  throw std::runtime_error{"there is no busybox: install busybox-static"};
}

/// A root file system, whose program is the file `busybox`.
void make_rootfs(const fs::path& rootfs, const fs::path& busybox) {
  for (const char* name : {"bin", "etc", "proc", "dev", "tmp", "home"})
    fs::create_directories(rootfs / name);
  for (const char* applet : applets) fs::create_hard_link(busybox, rootfs / "bin" / applet);
  write_file(rootfs / "etc/where", "inside\n");
}

void make_bundles(const fs::path& tools) {
  fs::copy_file(find_busybox(), "/tmp/busybox");
  for (const fs::directory_entry& entry : fs::directory_iterator{tools}) {
    if (entry.path().extension() != ".json") continue;
    const fs::path bundle = "/tmp" / entry.path().stem();
    fs::create_directory(bundle);
    fs::copy_file(entry.path(), bundle / "config.json");
    make_rootfs(bundle / "rootfs", "/tmp/busybox");
  }
}

int run(int argc, char** argv) {
  if (argc < 2) return sys::report_usage("a command is missing", "stage CMD [ARG...]");
  const fs::path tools = fs::read_symlink("/proc/self/exe").parent_path();
  become_root();
  change_root();
  make_bundles(tools);
  write_file("/tmp/outside/secret", "secret\n");
  sys::check(mount(nullptr, "/", nullptr, MS_REC | MS_SHARED, nullptr), "mount", "/");
  const std::string path =
      tools.string() + ":" + tools.parent_path().string() + ":" + getenv("PATH");
  sys::check(setenv("PATH", path.c_str(), 1), "setenv", "PATH");
  sys::redirect(sys::open("/", O_RDONLY | O_DIRECTORY), 9);
  sys::exec(argv + 1);
}

}  // namespace

int main(int argc, char** argv) { return sys::run_program("stage", run, argc, argv); }
