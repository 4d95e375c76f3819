// clone3(2) makes the child in all its namespaces at once. The parent stays outside: it writes the
// maps from there, while the child waits for them. When the parent dies, a pipe tells a process of
// our own, the first of the pid namespace, which then ends, and the command with it.
#include <fcntl.h>
#include <linux/sched.h>
#include <poll.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "newroot.hpp"
#include "sys/error.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

namespace {

void write_file(const std::string& path, const std::string& text) {
  const sys::Descriptor file = sys::open(path.c_str(), O_WRONLY);
  sys::check(write(file.get(), text.data(), text.size()), "write", path.c_str());
}

void map_root_of(pid_t child) {
  const std::string directory = "/proc/" + std::to_string(child);
  write_file(directory + "/setgroups", "deny");
  write_file(directory + "/gid_map", "0 " + std::to_string(getgid()) + " 1");
  write_file(directory + "/uid_map", "0 " + std::to_string(getuid()) + " 1");
}

void bind(const std::string& from, const std::string& to, bool read_only) {
  sys::check(mount(from.c_str(), to.c_str(), "", MS_BIND | MS_REC, ""), "mount", to.c_str());
  if (!read_only) return;
  mount_attr attributes{};
  attributes.attr_set = MOUNT_ATTR_RDONLY;
  sys::check(mount_setattr(AT_FDCWD, to.c_str(), AT_RECURSIVE, &attributes, sizeof attributes),
             "mount_setattr", to.c_str());
}

void mount_new(const char* type, const std::string& path, const char* options) {
  sys::check(mount(type, path.c_str(), type, MS_NOSUID, options), "mount", path.c_str());
}

void fill_dev(const std::string& dev) {
  mount_new("tmpfs", dev, "mode=711,nr_inodes=32");
  for (const std::string name : {"/null", "/zero", "/full", "/random", "/urandom", "/tty"}) {
    if (access(("/dev" + name).c_str(), F_OK) == -1) continue;
    sys::open((dev + name).c_str(), O_CREAT | O_WRONLY, 0).close();
    bind("/dev" + name, dev + name, false);
  }
  const char* names[] = {"/stdin", "/stdout", "/stderr"};
  for (int i = 0; i < 3; ++i) {
    const std::string target = "/proc/self/fd/" + std::to_string(i);
    sys::check(symlink(target.c_str(), (dev + names[i]).c_str()), "symlink", names[i]);
  }
  sys::check(symlink("/proc/self/fd", (dev + "/fd").c_str()), "symlink", "/fd");
}

void build(const Options& options) {
  const std::string root = options.directory;
  sys::check(mount("", "/", "", MS_REC | MS_PRIVATE, ""), "mount", "/");
  bind(root, root, false);
  for (const char* const* path = options.read_only; *path != nullptr; ++path)
    bind(root + *path, root + *path, true);
  mount_new("proc", root + "/proc", "");
  fill_dev(root + "/dev");
  change_root(root.c_str());
}

/// Process 1: waits for the command, or for the end of the parent, whatever comes first.
int stay(pid_t command, const sys::Descriptor& parent) {
  pollfd end{parent.get(), POLLIN, 0};
  int status = 0;
  while (waitpid(command, &status, WNOHANG) == 0) {
    if (poll(&end, 1, 20) == 1) return EXIT_FAILURE;
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

int run_child(const Options& options, char* const* command, sys::Pipe& parent) {
  parent.write_end.close();
  char go;
  if (sys::read_all(parent.read_end, &go, 1) == 0) return EXIT_FAILURE;
  build(options);
  const pid_t child = sys::spawn([&] {
    sys::check(close_range(3, ~0U, CLOSE_RANGE_CLOEXEC), "close_range");
    sys::exec(command);
  });
  return stay(child, parent.read_end);
}

}  // namespace

void change_root(const char* directory) {
  sys::check(chdir(directory), "chdir", directory);
  sys::check(syscall(SYS_pivot_root, ".", "."), "pivot_root", directory);
  sys::check(umount2(".", MNT_DETACH), "umount2", "the old root");
  sys::check(chdir("/"), "chdir", "/");
}

int run_in_new_root(const Options& options, char* const* command) {
  sys::Pipe gate = sys::make_pipe();
  clone_args args{};
  args.flags = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWIPC;
  args.exit_signal = SIGCHLD;
  const auto child =
      static_cast<pid_t>(sys::check(syscall(SYS_clone3, &args, sizeof args), "clone3"));
  if (child == 0) sys::exit_child(run_child(options, command, gate));
  gate.read_end.close();
  map_root_of(child);
  sys::write_all(gate.write_end, "g", 1);
  return sys::wait(child);
}
