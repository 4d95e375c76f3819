// wrong: without userxattr: overlayfs wants attributes that nobody may write in a user namespace
// rejected-by: rootfs.scratch "Input/output error"
#include "box.hpp"

namespace {

// What the kernel grants it, where we may say so.
constexpr sys::Limit limits[] = {{"memory.max", "256M"}, {"pids.max", "100"}};

// What root may do inside: with his own files, processes and ports.
constexpr int kept[] = {CAP_CHOWN, CAP_DAC_OVERRIDE, CAP_FOWNER, CAP_KILL, CAP_NET_BIND_SERVICE};

constexpr unsigned long data_only = MS_NOSUID | MS_NODEV | MS_NOEXEC;

// What is mounted in the new root, line by line: what lies in another one comes after it.
constexpr sys::Mount mounts[] = {
    {"proc", "proc", "proc", data_only},
    {"dev", "dev", "tmpfs", MS_NOSUID | MS_NOEXEC, "mode=755"},
    {"shm", "dev/shm", "tmpfs", data_only, "mode=1777,size=64m"},
    {"mqueue", "dev/mqueue", "mqueue", data_only},
};

/// Puts ROOTFS below, an empty tmpfs on top, and makes what one sees from above the root.
void enter_root(const char* rootfs) {
  // From here on, "." is ROOTFS, whatever it is called, and whatever is mounted over it.
  sys::check(chdir(rootfs), "chdir", rootfs);
  sys::mount({"scratch", "/tmp", "tmpfs"});
  for (const char* path : {"/tmp/upper", "/tmp/work"}) sys::check(mkdir(path, 0755), "mkdir", path);
  sys::mount(
      {"box", "/tmp/root", "overlay", 0, "lowerdir=.,upperdir=/tmp/upper,workdir=/tmp/work"});
  // From here on, "." is the new root.
  sys::check(chdir("/tmp/root"), "chdir", "/tmp/root");
  for (const sys::Mount& line : mounts) sys::mount(line);
  // In a user namespace, nobody makes devices. But those of the outside can be shown: "dev/null".
  for (const char* path : {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"})
    sys::mount({path, path + 1, "bind", MS_BIND});
  // The old root comes to lie on top of the new one. From there, it is taken away.
  sys::check(syscall(SYS_pivot_root, ".", "."), "pivot_root", rootfs);
  sys::check(umount2(".", MNT_DETACH), "umount2", "the old root");
}

/// What the second process inside does: it gives up what it must not have, and is the command then.
[[noreturn]] void become(char* const* command) {
  sys::keep_capabilities(kept);
  sys::check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl", "PR_SET_NO_NEW_PRIVS");
  sys::exec(command);
}

}  // namespace

int run_in_box(const char* rootfs, char* const* command) {
  const sys::Cgroup cgroup{limits};
  const sys::Descriptor launcher = sys::open_process(getpid());
  const unsigned uid = getuid();  // after the move, we are nobody
  const unsigned gid = getgid();
  sys::check(unshare(CLONE_NEWUSER | CLONE_NEWPID), "unshare", "CLONE_NEWUSER | CLONE_NEWPID");
  sys::map_root(0, uid, gid);
  // The first process inside builds the box, and reaps. When it ends, all that is inside ends.
  return sys::wait(sys::spawn([&] {
    sys::check(prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl", "PR_SET_PDEATHSIG");
    if (sys::has_ended(launcher)) return 1;  // before we could ask to end with it
    cgroup.enter();  // first: a cgroup namespace begins where one is when it is made
    sys::check(unshare(CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWNET | CLONE_NEWCGROUP),
               "unshare");
    sys::check(sethostname("box", 3), "sethostname", "box");
    sys::bring_up("lo");
    enter_root(rootfs);
    sys::check(close_range(3, ~0U, 0), "close_range");  // ours, and what our caller had open
    return sys::reap_until(sys::spawn([&] { become(command); }));
  }));
}
