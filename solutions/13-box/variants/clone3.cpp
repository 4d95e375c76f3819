// clone3(2) makes the first process in all its namespaces at once. The parent maps its ids from
// outside, and then opens a gate: a byte is the word to go; end-of-file says that none will come.
#include <linux/sched.h>

#include "box.hpp"

namespace {

constexpr sys::Limit limits[] = {{"memory.max", "256M"}, {"pids.max", "100"}};
constexpr int kept[] = {CAP_DAC_OVERRIDE, CAP_FOWNER, CAP_SETPCAP, CAP_NET_BIND_SERVICE};
constexpr sys::Mount mounts[] = {
    {"box", "/tmp/root", "overlay", 0,
     "lowerdir=.,upperdir=/tmp/upper,workdir=/tmp/work,userxattr"},
    {"proc", "/tmp/root/proc", "proc", MS_NOSUID},
    {"dev", "/tmp/root/dev", "tmpfs", MS_NOEXEC, "mode=711,nr_inodes=32"},
    {"shm", "/tmp/root/dev/shm", "tmpfs", MS_NODEV, "mode=1777"},
    {"queues", "/tmp/root/dev/mqueue", "mqueue"},
};

/// What the second process does. What fails here is not handed up to where the parent's objects
/// are.
int run(const char* rootfs, char* const* command) {
  sys::check(unshare(CLONE_NEWCGROUP) | sethostname("box", 3), "unshare", "CLONE_NEWCGROUP");
  sys::bring_up("lo");
  sys::check(chdir(rootfs), "chdir", rootfs);
  sys::mount({"scratch", "/tmp", "tmpfs", 0, "mode=700"});
  sys::check(mkdir("/tmp/upper", 0755) | mkdir("/tmp/work", 0755), "mkdir", "/tmp/upper");
  for (const sys::Mount& line : mounts) sys::mount(line);
  sys::check(chdir("/tmp/root"), "chdir", "/tmp/root");
  for (const char* path : {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"})
    sys::mount({path, path + 1, "", MS_BIND});
  sys::check(syscall(SYS_pivot_root, ".", ".") | umount2(".", MNT_DETACH), "pivot_root", rootfs);
  sys::keep_capabilities(kept);
  sys::check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl", "PR_SET_NO_NEW_PRIVS");
  sys::exec(command);
}

}  // namespace

int run_in_box(const char* rootfs, char* const* command) {
  const sys::Cgroup cgroup{limits};
  sys::Pipe gate = sys::make_pipe();
  clone_args args{};
  args.flags =
      CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWNET;
  args.exit_signal = SIGCHLD;
  const long init = sys::check(syscall(SYS_clone3, &args, sizeof args), "clone3");
  if (init == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    gate.write_end.close();
    if (char go; sys::read_all(gate.read_end, &go, 1) == 0) sys::exit_child(1);
    cgroup.enter();
    close_range(3, ~0U, 0);
    const int child = sys::spawn([&] { return run(rootfs, command); });
    sys::exit_child(chdir("/") == -1 ? 1 : sys::reap_until(child));
  }
  sys::map_root(init, getuid(), getgid());
  sys::write_all(gate.write_end, "go", 1);
  return sys::wait(init);
}
