// Errors of what a container gives up, and of its first steps.
#include <grp.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include <string>

#include "mounting.hpp"

namespace {

void set_capabilities(unsigned effective) {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  const __user_cap_data_struct sets[2] = {{effective, effective, 0}, {}};
  sys::check(syscall(SYS_capset, &header, sets), "capset");
}

const LabProvocations box_lab{
    "13-box",
    {
        {"prctl.EPERM.bounding_set", without_rights,
         [] {
           sys::check(prctl(PR_CAPBSET_DROP, CAP_CHOWN, 0, 0, 0), "prctl", "PR_CAPBSET_DROP");
         }},
        {"seccomp.EACCES.no_new_privs", without_rights,
         [] {
           sock_filter allow{BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW};
           const sock_fprog program{1, &allow};
           sys::check(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program), "seccomp");
         }},
        {"capset.EPERM.more", without_rights, [] { set_capabilities(1u << CAP_CHOWN); }},
        {"setresgid.EINVAL.not_mapped", 0,
         [] { sys::check(setresgid(12345, 12345, 12345), "setresgid"); }},
        {"setgroups.EPERM.denied", 0, [] { sys::check(setgroups(0, nullptr), "setgroups"); }},
        {"sethostname.EINVAL.too_long", CLONE_NEWUTS,
         [] { sys::check(sethostname(std::string(65, 'x').c_str(), 65), "sethostname"); }},
        {"execve.ENOENT.in_new_root", CLONE_NEWNS,
         [] {
           new_root();
           sys::check(chroot("root"), "chroot", "root");
           char* words[] = {const_cast<char*>("/bin/true"), nullptr};
           sys::check(execve(words[0], words, nullptr), "execve", words[0]);
         }},
        {"close_range.EINVAL.order", 0, [] { sys::check(close_range(5, 3, 0), "close_range"); }},
        {"mount proc.EPERM.pid_namespace", CLONE_NEWNS | CLONE_NEWPID,
         [] {
           scratch();
           make_directories({"proc"});
           mount_here({"proc", "proc", "proc"});
         }},
    }};

}  // namespace

std::vector<LabProvocations> provoke_box() { return {box_lab}; }
