// One unshare(2) for all of it: the kernel makes the user namespace first by itself. A helper
// process, which stays outside, writes the maps, as newuidmap(1) would.
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <stdexcept>
#include <string>
#include <utility>

#include "sys/error.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"
#include "unshare.hpp"

namespace {

void put(const std::string& path, const std::string& text) {
  const sys::Descriptor file = sys::open(path.c_str(), O_WRONLY);
  sys::check(write(file.get(), text.data(), text.size()), "write", path.c_str());
}

void map_root_in(const std::string& directory, unsigned uid, unsigned gid) {
  put(directory + "/uid_map", "0 " + std::to_string(uid) + " 1\n");
  put(directory + "/setgroups", "deny\n");
  put(directory + "/gid_map", "0 " + std::to_string(gid) + " 1\n");
}

/// Starts the helper. It maps us when `go` is written to, and ends; also when `go` is closed.
sys::Pid start_helper(sys::Pipe& go) {
  const std::string directory = "/proc/" + std::to_string(getpid());
  const unsigned uid = getuid();
  const unsigned gid = getgid();
  return sys::spawn([&, directory] {
    go.write_end.close();
    char letter;
    if (sys::read_all(go.read_end, &letter, 1) == 1) map_root_in(directory, uid, gid);
  });
}

void unshare_with_helper(int flags) {
  sys::Pipe go = sys::make_pipe();
  const sys::Pid helper = start_helper(go);
  const int error = unshare(flags) == -1 ? errno : 0;
  if (error == 0) sys::write_all(go.write_end, "g", 1);
  go.write_end.close();
  const int status = sys::wait(helper);
  errno = error;
  if (error != 0) sys::throw_errno("unshare");
  if (status != 0) throw std::runtime_error{"there is no map"};
}

}  // namespace

void map_root(unsigned uid, unsigned gid) { map_root_in("/proc/self", uid, gid); }

int run_unshared(const Options& options, char* const* command) {
  int flags = options.user || options.map_root ? CLONE_NEWUSER : 0;
  const std::pair<bool, int> kinds[] = {{options.ipc, CLONE_NEWIPC},
                                        {options.uts, CLONE_NEWUTS},
                                        {options.net, CLONE_NEWNET},
                                        {options.mount, CLONE_NEWNS},
                                        {options.pid, CLONE_NEWPID}};
  for (const auto& [asked, flag] : kinds) flags |= asked ? flag : 0;
  if (options.map_root) {
    unshare_with_helper(flags);
  } else {
    sys::check(unshare(flags), "unshare");
  }
  if (options.mount) sys::check(mount("", "/", "", MS_REC | MS_PRIVATE, ""), "mount", "/");
  if (!options.fork) sys::exec(command);
  const sys::Pid child = sys::spawn([&] { sys::exec(command); });
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGTERM, SIG_IGN);
  return sys::wait(child);
}
