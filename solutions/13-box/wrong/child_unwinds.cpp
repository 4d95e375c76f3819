// wrong: an error in the child goes up to the parent's objects: a directory is removed twice
// rejected-by: failed.rootfs "rmdir /tmp/.box"
#include "box.hpp"
#include "sys/program.hpp"

namespace {

struct Scratch {
  Scratch() { sys::check(mkdir("/tmp/.box", 0700), "mkdir", "/tmp/.box"); }
  ~Scratch() { rmdir("/tmp/.box") == 0 ? void() : sys::report_errno("rmdir /tmp/.box"); }
};

// What root may do inside: with his own files, processes and ports.
constexpr int kept[] = {CAP_CHOWN, CAP_DAC_OVERRIDE, CAP_FOWNER, CAP_KILL, CAP_NET_BIND_SERVICE};

// What is mounted in the new root, line by line: what lies in another one comes after it.
constexpr sys::Mount mounts[] = {
    {"proc", "proc", "proc", MS_NOEXEC},
    {"dev", "dev", "tmpfs", MS_NOSUID | MS_NOEXEC, "mode=755"},
    {"shm", "dev/shm", "tmpfs", MS_NOEXEC, "mode=1777,size=64m"},
    {"mqueue", "dev/mqueue", "mqueue", MS_NOEXEC},
};

/// Puts ROOTFS below, an empty tmpfs on top, and makes what one sees from above the root.
void enter_root(const char* rootfs) {
  // From here on, "." is ROOTFS, whatever it is called, and whatever is mounted over it.
  sys::check(chdir(rootfs), "chdir", rootfs);
  sys::mount({"scratch", "/tmp/.box", "tmpfs"});
  sys::check(mkdir("/tmp/.box/upper", 0755) | mkdir("/tmp/.box/work", 0755), "mkdir", "upper");
  sys::mount({"box", "/tmp/.box/root", "overlay", 0,
              "userxattr,lowerdir=.,upperdir=/tmp/.box/upper,workdir=/tmp/.box/work"});
  // From here on, "." is the new root.
  sys::check(chdir("/tmp/.box/root"), "chdir", "/tmp/.box/root");
  for (const sys::Mount& line : mounts) sys::mount(line);
  // In a user namespace, nobody makes devices. But those of the outside can be shown: "dev/null".
  for (const char* path : {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom"})
    sys::mount({path, path + 1, "bind", MS_BIND});
  // The old root comes to lie on top of the new one. From there, it is taken away.
  sys::check(syscall(SYS_pivot_root, ".", ".") | umount2(".", MNT_DETACH), "pivot_root", rootfs);
}

/// What the second process inside does: it gives up what it must not have, and is the command then.
[[noreturn]] void become(char* const* command) {
  sys::keep_capabilities(kept);
  sys::check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl", "PR_SET_NO_NEW_PRIVS");
  sys::exec(command);
}

}  // namespace

int run_in_box(const char* rootfs, char* const* command) {
  const Scratch scratch;
  const unsigned uid = getuid(), gid = getgid();
  sys::check(unshare(CLONE_NEWUSER | CLONE_NEWPID), "unshare", "CLONE_NEWUSER | CLONE_NEWPID");
  sys::map_root(0, uid, gid);
  // The first process inside builds the box, and reaps. When it ends, all that is inside ends.
  const sys::Pid child = sys::fork();
  if (child == 0) {
    sys::check(prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl", "PR_SET_PDEATHSIG");
    sys::check(unshare(CLONE_NEWNS | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWNET | CLONE_NEWCGROUP),
               "unshare");
    sys::check(sethostname("box", 3), "sethostname", "box");
    sys::bring_up("lo");
    enter_root(rootfs);
    sys::check(close_range(3, ~0U, 0), "close_range");  // ours, and what our caller had open
    sys::exit_child(sys::reap_until(sys::spawn([&] { become(command); })));
  }
  return sys::wait(child);
}
