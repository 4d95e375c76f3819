// One unshare(2) for all namespaces, in the launcher. The old root goes to a directory of the new
// one, and stays there until that is furnished: so all places have the names that they have inside,
// and the links of a hostile ROOTFS lead nowhere else.
#include <sys/wait.h>

#include "box.hpp"

namespace {

constexpr sys::Mount mounts[] = {
    {"proc", "/proc", "proc"},
    {"dev", "/dev", "tmpfs", 0, "mode=755"},
    {"/old/dev/null", "/dev/null", "", MS_BIND | MS_REC},
    {"/old/dev/zero", "/dev/zero", "", MS_BIND | MS_REC},
    {"/old/dev/full", "/dev/full", "", MS_BIND | MS_REC},
    {"/old/dev/random", "/dev/random", "", MS_BIND | MS_REC},
    {"/old/dev/urandom", "/dev/urandom", "", MS_BIND | MS_REC},
    {"shm", "/dev/shm", "tmpfs", MS_NOEXEC, "mode=1777"},
    {"mqueue", "/dev/mqueue", "mqueue", MS_NOEXEC},
};

void build() {
  sys::mount({"scratch", "/tmp", "tmpfs"});
  sys::check(mkdir("/tmp/u", 0755) | mkdir("/tmp/w", 0700), "mkdir", "/tmp/u");
  sys::mount({"o", "/tmp/o", "overlay", 0, "lowerdir=.,upperdir=/tmp/u,workdir=/tmp/w,userxattr"});
  sys::check(mkdir("/tmp/o/old", 0700), "mkdir", "/tmp/o/old");
  sys::check(syscall(SYS_pivot_root, "/tmp/o", "/tmp/o/old") | chdir("/"), "pivot_root", "/tmp/o");
  for (const sys::Mount& line : mounts) sys::mount(line);
  sys::check(umount2("/old", MNT_DETACH) | rmdir("/old"), "umount2", "/old");
}

}  // namespace

int run_in_box(const char* rootfs, char* const* command) {
  constexpr sys::Limit limits[] = {{"memory.max", "128M"}, {"pids.max", "64"}};
  const sys::Cgroup cgroup{limits};
  const unsigned uid = getuid(), gid = getgid();
  sys::check(unshare(CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC |
                     CLONE_NEWNET | CLONE_NEWCGROUP),
             "unshare");
  sys::map_root(0, uid, gid);
  sys::check(chdir(rootfs) | sethostname("box", 3), "chdir", rootfs);
  sys::bring_up("lo");
  return sys::wait(sys::spawn([&] {
    sys::check(prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl", "PR_SET_PDEATHSIG");
    cgroup.enter();
    build();
    sys::check(close_range(3, ~0U, 0), "close_range");
    const int child = sys::spawn([&] {
      for (int cap = CAP_DAC_READ_SEARCH; prctl(PR_CAPBSET_READ, cap) >= 0; ++cap)
        if (cap != CAP_FOWNER && cap != CAP_NET_BIND_SERVICE) prctl(PR_CAPBSET_DROP, cap);
      sys::check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl", "PR_SET_NO_NEW_PRIVS");
      sys::exec(command);
    });
    int status;
    while (wait(&status) != child) continue;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }));
}
