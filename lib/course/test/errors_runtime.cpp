// Errors of a container's process, on its way from a config to a program.
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include "check/pidfd.hpp"
#include "mounting.hpp"

namespace {

void limit_files(rlim_t soft, rlim_t hard) {
  const rlimit both{soft, hard};
  sys::check(setrlimit(RLIMIT_NOFILE, &both), "setrlimit");
}

void make_gate() { sys::check(mkfifo("gate", 0600), "mkfifo", "gate"); }

void send_signal(const sys::Descriptor& process, int signal) {
  sys::check(syscall(SYS_pidfd_send_signal, process.get(), signal, nullptr, 0),
             "pidfd_send_signal");
}

void install_filter_without_end() {
  sys::check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl", "PR_SET_NO_NEW_PRIVS");
  sock_filter load{BPF_LD | BPF_W | BPF_ABS, 0, 0, 0};
  const sock_fprog program{1, &load};
  sys::check(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program), "seccomp");
}

const LabProvocations runtime_lab{
    "15-oci",
    {
        {"mkfifo.EEXIST.there_already", CLONE_NEWNS,
         [] {
           scratch();
           make_gate();
           make_gate();
         }},
        {"setsid.EPERM.leader", 0,
         [] {
           setsid();
           sys::check(setsid(), "setsid");
         }},
        {"mount.EINVAL.propagation", CLONE_NEWNS,
         [] {
           mount_here({nullptr, "/", nullptr, MS_SLAVE | MS_RDONLY});
         }},
        {"setrlimit.EINVAL.soft_above_hard", 0, [] { limit_files(10, 9); }},
        {"setrlimit.EPERM.raised", 0,
         [] {
           limit_files(9, 9);
           limit_files(10, 10);
         }},
        {"prctl PR_CAP_AMBIENT_RAISE.EPERM.not_inheritable", 0,
         [] {
           sys::check(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_CHOWN, 0, 0), "prctl",
                      "PR_CAP_AMBIENT_RAISE");
         }},
        {"seccomp.EINVAL.no_return", 0, install_filter_without_end},
        {"pidfd_send_signal.ESRCH.has_ended", 0,
         [] {
           const sys::Pid child = sys::spawn([] {});
           const sys::Descriptor process{sys::check(pidfd_open(child, 0), "pidfd_open")};
           sys::wait(child);
           send_signal(process, SIGTERM);
         }},
        {"pidfd_send_signal.EINVAL.signal", 0,
         [] {
           const sys::Descriptor self{sys::check(pidfd_open(getpid(), 0), "pidfd_open")};
           send_signal(self, 999);
         }},
    }};

}  // namespace

std::vector<LabProvocations> provoke_runtime() { return {runtime_lab}; }
