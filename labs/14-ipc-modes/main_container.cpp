// Lab 14: what labs 05, 12 and 13 have taught. Given; nothing to change here.
#include <linux/capability.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstring>

#include "container.hpp"
#include "sys/capabilities.hpp"
#include "sys/error.hpp"
#include "sys/id_map.hpp"
#include "sys/interface.hpp"
#include "sys/mount.hpp"
#include "sys/process.hpp"

namespace {

/// What root may do inside: with his own files, processes and ports.
constexpr int kept[] = {CAP_CHOWN, CAP_DAC_OVERRIDE, CAP_FOWNER, CAP_KILL, CAP_NET_BIND_SERVICE};

/// They come first: one gives the right to make the others, and the other begins with a child.
constexpr int ids = CLONE_NEWUSER | CLONE_NEWPID;

/// In the new root.
constexpr sys::Mount mounts[] = {
    {"proc", "proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC},
    {"dev", "dev", "tmpfs", MS_NOSUID | MS_NOEXEC, "mode=755"},
    {"/dev/null", "dev/null", "bind", MS_BIND},
    {"/dev/zero", "dev/zero", "bind", MS_BIND},
    {"/dev/full", "dev/full", "bind", MS_BIND},
    {"/dev/random", "dev/random", "bind", MS_BIND},
    {"/dev/urandom", "dev/urandom", "bind", MS_BIND},
};

void make_directory(const char* path) { sys::check(mkdir(path, 0755), "mkdir", path); }

}  // namespace

void unshare_ids(int kinds) {
  const unsigned uid = getuid();  // after the move, we are nobody
  const unsigned gid = getgid();
  sys::check(unshare(kinds & ids), "unshare");
  if ((kinds & CLONE_NEWUSER) != 0) sys::map_root(0, uid, gid);
}

void unshare_rest(int kinds, const char* host_name) {
  sys::check(unshare(kinds & ~ids), "unshare");
  if ((kinds & CLONE_NEWNET) != 0) sys::bring_up("lo");
  if ((kinds & CLONE_NEWUTS) == 0) return;
  sys::check(sethostname(host_name, std::strlen(host_name)), "sethostname", host_name);
}

void build_root(const char* rootfs) {
  sys::check(chdir(rootfs), "chdir", rootfs);
  sys::mount({"scratch", "/tmp", "tmpfs"});
  make_directory("/tmp/upper");
  make_directory("/tmp/work");
  sys::mount({"box", "/tmp/root", "overlay", 0,
              "userxattr,lowerdir=.,upperdir=/tmp/upper,workdir=/tmp/work"});
  sys::check(chdir("/tmp/root"), "chdir", "/tmp/root");
  for (const sys::Mount& line : mounts) sys::mount(line);
}

void build_empty_root() {
  sys::mount({"pause", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, "mode=755"});
  sys::check(chdir("/tmp"), "chdir", "/tmp");
  make_directory("dev");
}

void enter_root() {
  sys::check(syscall(SYS_pivot_root, ".", "."), "pivot_root");
  sys::check(umount2(".", MNT_DETACH), "umount2", "the old root");
  sys::check(chdir("/"), "chdir", "/");
}

void become(char* const* command) {
  sys::keep_capabilities(kept);
  sys::check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl", "PR_SET_NO_NEW_PRIVS");
  sys::check(close_range(3, ~0U, 0), "close_range");
  sys::exec(command);
}
