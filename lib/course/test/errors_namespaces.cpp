// Errors of making namespaces and of entering them.
#include <linux/capability.h>
#include <sched.h>
#include <sys/syscall.h>

#include <chrono>
#include <thread>

#include "check/pidfd.hpp"
#include "provoke.hpp"
#include "sys/process.hpp"

void drop_rights() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  const __user_cap_data_struct none[2] = {};
  sys::check(syscall(SYS_capset, &header, none), "capset");
}

namespace {

void move_to_new(int flags) { sys::check(unshare(flags), "unshare"); }

void enter(const char* path, int kind) {
  const sys::Descriptor door = sys::open(path, O_RDONLY);
  sys::check(setns(door.get(), kind), "setns", path);
}

/// While this goes on, the process has a second thread.
class SecondThread {
 public:
  SecondThread() : thread_{[] { std::this_thread::sleep_for(std::chrono::milliseconds{300}); }} {}
  SecondThread(const SecondThread&) = delete;
  SecondThread& operator=(const SecondThread&) = delete;
  ~SecondThread() { thread_.join(); }

 private:
  std::thread thread_;
};

sys::Pid one_that_has_ended() {
  const sys::Pid child = sys::spawn([] {});
  sys::wait(child);
  return child;
}

const LabProvocations unshare_lab{
    "05-unshare",
    {
        {"unshare.EPERM.no_rights", without_rights, [] { move_to_new(CLONE_NEWIPC); }},
        {"unshare.EPERM.chroot", CLONE_NEWNS,
         [] {
           scratch();
           make_directories({"jail"});
           sys::check(chroot("jail"), "chroot");
           move_to_new(CLONE_NEWUSER);
         }},
        {"unshare.EINVAL.threads", 0,
         [] {
           const SecondThread thread;
           move_to_new(CLONE_NEWUSER);
         }},
        {"unshare.EINVAL.flags", 0, [] { move_to_new(CLONE_NEWIPC | SIGCHLD); }},
        {"unshare.ENOSPC.limit", 0,
         [] {
           write_text("/proc/sys/user/max_ipc_namespaces", "0");
           move_to_new(CLONE_NEWIPC);
         }},
        {"write uid_map.EPERM.others", without_rights,
         [] {
           move_to_new(CLONE_NEWUSER);
           write_text("/proc/self/uid_map", "0 12345 1");
         }},
        {"write uid_map.EPERM.twice", 0, [] { write_text("/proc/self/uid_map", "0 0 1"); }},
        {"write gid_map.EPERM.setgroups", without_rights,
         [] {
           const unsigned gid = getegid();
           move_to_new(CLONE_NEWUSER);
           write_text("/proc/self/gid_map", "0 " + std::to_string(gid) + " 1");
         }},
        {"write uid_map.EINVAL.format", without_rights,
         [] {
           move_to_new(CLONE_NEWUSER);
           write_text("/proc/self/uid_map", "root");
         }},
        {"fork.ENOMEM.init_has_ended", CLONE_NEWPID,
         [] {
           one_that_has_ended();
           sys::fork();
         }},
        {"sethostname.EPERM.not_ours", 0, [] { sys::check(sethostname("me", 2), "sethostname"); }},
        {"mount.EPERM.no_rights", 0,
         [] {
           sys::mount({"tmpfs", "/tmp", "tmpfs"});
         }},
        {"setuid.EINVAL.not_mapped", 0, [] { sys::check(setuid(12345), "setuid"); }},
    }};

const LabProvocations setns_lab{
    "06-setns",
    {
        {"setns.EPERM.no_rights", without_rights, [] { enter("/proc/self/ns/ipc", 0); }},
        {"setns.EINVAL.kind", 0, [] { enter("/proc/self/ns/ipc", CLONE_NEWNET); }},
        {"setns.EINVAL.own_user_namespace", 0, [] { enter("/proc/self/ns/user", 0); }},
        {"setns.EINVAL.threads", CLONE_NEWNS,
         [] {
           const SecondThread thread;
           enter("/proc/self/ns/mnt", 0);
         }},
        {"setns.EBADF.not_open", 0, [] { sys::check(setns(-1, 0), "setns"); }},
        {"setns.ESRCH.has_ended", 0,
         [] {
           const sys::Pid child = sys::spawn([] {});
           const sys::Descriptor pidfd{pidfd_open(child, 0)};
           sys::wait(child);
           sys::check(setns(pidfd.get(), CLONE_NEWIPC), "setns");
         }},
        {"open ns.ENOENT.gone", 0,
         [] {
           sys::open(("/proc/" + std::to_string(one_that_has_ended()) + "/ns/ipc").c_str(), 0);
         }},
        {"open ns.EACCES.not_ours", without_rights, [] { sys::open("/proc/1/ns/ipc", 0); }},
        {"pidfd_open.ESRCH.gone", 0,
         [] { sys::check(pidfd_open(one_that_has_ended(), 0), "pidfd_open"); }},
        {"pidfd_open.EINVAL.no_pid", 0, [] { sys::check(pidfd_open(0, 0), "pidfd_open"); }},
        {"kill.ESRCH.gone", 0, [] { sys::check(kill(one_that_has_ended(), 0), "kill"); }},
    }};

}  // namespace

std::vector<LabProvocations> provoke_namespaces() { return {unshare_lab, setns_lab}; }
