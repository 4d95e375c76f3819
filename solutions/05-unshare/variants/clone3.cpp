// clone3(2) makes the child and all its namespaces at once, whether or not -f is given. The parent
// writes the maps, from outside, while the child waits for them.
#include <fcntl.h>
#include <linux/sched.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>

#include "sys/error.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"
#include "unshare.hpp"

namespace {

void write_file(const char* path, const char* text) {
  const sys::Descriptor file = sys::open(path, O_WRONLY);
  sys::check(write(file.get(), text, std::strlen(text)), "write", path);
}

/// Writes to the file `name` of the process `pid`.
void write_map(pid_t pid, const char* name, const char* text) {
  char path[64];
  std::snprintf(path, sizeof path, "/proc/%d/%s", pid, name);
  write_file(path, text);
}

void map_root_of(pid_t pid, unsigned uid, unsigned gid) {
  char map[32];
  write_map(pid, "setgroups", "deny");
  std::snprintf(map, sizeof map, "0 %u 1", gid);
  write_map(pid, "gid_map", map);
  std::snprintf(map, sizeof map, "0 %u 1", uid);
  write_map(pid, "uid_map", map);
}

std::uint64_t flags_of(const Options& options) {
  std::uint64_t flags = 0;
  if (options.user || options.map_root) flags |= CLONE_NEWUSER;
  if (options.ipc) flags |= CLONE_NEWIPC;
  if (options.uts) flags |= CLONE_NEWUTS;
  if (options.net) flags |= CLONE_NEWNET;
  if (options.mount) flags |= CLONE_NEWNS;
  if (options.pid && options.fork) flags |= CLONE_NEWPID;
  return flags;
}

/// What both signals did when we began.
struct Handlers {
  void (*interrupt)(int);
  void (*terminate)(int);
};

[[noreturn]] void become(char* const* command, const Options& options, const Handlers& before,
                         sys::Pipe& maps) {
  maps.write_end.close();
  char go;
  if (sys::read_all(maps.read_end, &go, 1) == 0) sys::exit_child(1);
  if (options.mount) sys::check(mount("none", "/", nullptr, MS_REC | MS_SLAVE, nullptr), "mount");
  if (options.pid && !options.fork) sys::check(unshare(CLONE_NEWPID), "unshare", "CLONE_NEWPID");
  std::signal(SIGINT, before.interrupt);
  std::signal(SIGTERM, before.terminate);
  sys::exec(command);
}

}  // namespace

void map_root(unsigned uid, unsigned gid) { map_root_of(getpid(), uid, gid); }

int run_unshared(const Options& options, char* const* command) {
  const Handlers before{std::signal(SIGINT, SIG_IGN), std::signal(SIGTERM, SIG_IGN)};
  sys::Pipe maps = sys::make_pipe();
  clone_args args{};
  args.flags = flags_of(options);
  args.exit_signal = SIGCHLD;
  const auto child =
      static_cast<pid_t>(sys::check(syscall(SYS_clone3, &args, sizeof args), "clone3"));
  if (child == 0) become(command, options, before, maps);
  maps.read_end.close();
  if (options.map_root) map_root_of(child, getuid(), getgid());
  sys::write_all(maps.write_end, "g", 1);
  return sys::wait(child);
}
