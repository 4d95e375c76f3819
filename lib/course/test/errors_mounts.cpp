// Errors of mounts, of new roots, and of what a container gives up.
#include <grp.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>

#include "provoke.hpp"
#include "sys/id_map.hpp"

namespace {

constexpr int new_mounts = CLONE_NEWNS;

void mount_here(const sys::Mount& line) {
  sys::check(::mount(line.source, line.target, line.type, line.flags, line.options), "mount",
             line.target);
}

void layers_here() {
  scratch();
  make_directories({"lower", "upper", "work", "merged"});
}

void mount_layers(const char* options) {
  sys::check(::mount("overlay", "merged", "overlay", 0, options), "mount overlay", "merged");
}

void mount_overlay_with(const char* options) {
  layers_here();
  mount_layers(options);
}

void mount_tmpfs(const char* target, unsigned long flags = 0) {
  mount_here({"tmpfs", target, "tmpfs", flags});
}

/// A directory with a file system of its own, to become the root.
void new_root() {
  scratch();
  make_directories({"root", "old"});
  mount_tmpfs("root");
}

void pivot(const char* root, const char* old) {
  sys::check(static_cast<int>(syscall(SYS_pivot_root, root, old)), "pivot_root", root);
}

void umount_here(const char* target) { sys::check(umount2(target, 0), "umount2", target); }

void set_capabilities(unsigned effective) {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  const __user_cap_data_struct sets[2] = {{effective, effective, 0}, {}};
  sys::check(syscall(SYS_capset, &header, sets), "capset");
}

const LabProvocations layers_lab{
    "11-layers",
    {
        {"mount overlay.EINVAL.no_work", new_mounts,
         [] { mount_overlay_with("userxattr,lowerdir=lower,upperdir=upper"); }},
        {"mount overlay.EINVAL.other_mount", new_mounts,
         [] {
           layers_here();
           mount_tmpfs("work");
           mount_layers("userxattr,lowerdir=lower,upperdir=upper,workdir=work");
         }},
        {"mount overlay.EINVAL.work_in_upper", new_mounts,
         [] {
           layers_here();
           make_directories({"upper/work"});
           mount_layers("userxattr,lowerdir=lower,upperdir=upper,workdir=upper/work");
         }},
        {"mount overlay.EINVAL.option", new_mounts,
         [] { mount_overlay_with("nonsense=1,lowerdir=lower,upperdir=upper,workdir=work"); }},
        {"mount overlay.EINVAL.one_lower", new_mounts,
         [] { mount_overlay_with("userxattr,lowerdir=lower"); }},
        {"mount overlay.ENOENT.directory", new_mounts,
         [] { mount_overlay_with("userxattr,lowerdir=none,upperdir=upper,workdir=work"); }},
        {"mount overlay.ELOOP.overlap", new_mounts,
         [] { mount_overlay_with("userxattr,lowerdir=lower:lower"); }},
        {"mount overlay.EINVAL.file", new_mounts,
         [] {
           layers_here();
           make_file("file");
           mount_layers("userxattr,lowerdir=file,upperdir=upper,workdir=work");
         }},
        {"mount.ENODEV.type", new_mounts,
         [] {
           scratch();
           mount_here({"none", "/tmp", "nonsense"});
         }},
        {"setxattr.EPERM.trusted", new_mounts,
         [] {
           scratch();
           sys::check(setxattr("/tmp", "trusted.overlay.opaque", "y", 1, 0), "setxattr");
         }},
        {"mknod.EPERM.device", new_mounts,
         [] {
           scratch();
           sys::check(mknod("null", S_IFCHR | 0600, makedev(1, 3)), "mknod", "null");
         }},
        {"rmdir.ENOTEMPTY.not_empty", new_mounts,
         [] {
           scratch();
           make_directories({"a", "a/b"});
           sys::check(rmdir("a"), "rmdir", "a");
         }},
        {"rmdir.EBUSY.mounted", new_mounts,
         [] {
           new_root();
           sys::check(rmdir("root"), "rmdir", "root");
         }},
    }};

const LabProvocations roots_lab{
    "12-new-root",
    {
        {"pivot_root.EINVAL.no_mount_point", new_mounts,
         [] {
           scratch();
           make_directories({"root"});
           pivot("root", "root");
         }},
        {"pivot_root.EINVAL.put_old_outside", new_mounts,
         [] {
           new_root();
           pivot("root", "old");
         }},
        {"pivot_root.EINVAL.shared", new_mounts,
         [] {
           new_root();
           mount_here({nullptr, "/tmp", nullptr, MS_SHARED});
           pivot("root", "root");
         }},
        {"pivot_root.EINVAL.chroot", new_mounts,
         [] {
           scratch();
           make_directories({"jail", "jail/root"});
           mount_tmpfs("jail/root");
           sys::check(chroot("jail"), "chroot", "jail");
           pivot("/root", "/root");
         }},
        {"pivot_root.EBUSY.on_present_root", new_mounts,
         [] {
           new_root();
           pivot("root", "/");
         }},
        {"pivot_root.EPERM.no_rights", 0, [] { pivot("/tmp", "/tmp"); }},
        {"pivot_root.ENOTDIR.file", new_mounts,
         [] {
           scratch();
           make_file("file");
           pivot("file", "file");
         }},
        {"pivot_root.ENOENT.directory", new_mounts,
         [] {
           new_root();
           pivot("root", "root/old");
         }},
        {"mount.EINVAL.without_rec", new_mounts,
         [] {
           scratch();
           make_directories({"root"});
           mount_here({"/", "root", nullptr, MS_BIND});
         }},
        {"mount.EINVAL.no_mount_point", new_mounts,
         [] {
           scratch();
           make_directories({"root"});
           mount_here({nullptr, "root", nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY});
         }},
        {"mount.ENOENT.no_target", new_mounts,
         [] {
           scratch();
           mount_tmpfs("none");
         }},
        {"mount.ENOTDIR.file_on_directory", new_mounts,
         [] {
           new_root();
           make_file("file");
           mount_here({"file", "root", nullptr, MS_BIND});
         }},
        {"mount.EPERM.locked", new_mounts,
         [] {
           new_root();
           mount_here({nullptr, "root", nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY});
           sys::check(unshare(CLONE_NEWUSER | CLONE_NEWNS), "unshare");
           sys::map_root(0, 0, 0);
           mount_here({nullptr, "root", nullptr, MS_REMOUNT | MS_BIND});
         }},
        {"umount2.EBUSY.in_use", new_mounts,
         [] {
           scratch();
           umount_here("/tmp");
         }},
        {"umount2.EINVAL.no_mount_point", new_mounts,
         [] {
           scratch();
           make_directories({"root"});
           umount_here("root");
         }},
        {"umount2.EPERM.no_rights", 0, [] { umount_here("/proc"); }},
        {"chroot.EPERM.no_rights", without_rights, [] { sys::check(chroot("/"), "chroot", "/"); }},
        {"mkdir.EROFS.read_only", new_mounts,
         [] {
           scratch();
           mount_here({nullptr, "/tmp", nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY});
           sys::check(mkdir("/tmp/new", 0755), "mkdir", "/tmp/new");
         }},
        {"open.ENXIO.no_device", new_mounts,
         [] {
           scratch();
           sys::check(mkfifo("fifo", 0600), "mkfifo");
           sys::open("fifo", O_WRONLY | O_NONBLOCK);
         }},
        {"open.EACCES.nodev", new_mounts,
         [] {
           scratch();
           make_file("null");
           mount_here({"/dev/null", "null", nullptr, MS_BIND});
           mount_here({nullptr, "null", nullptr, MS_REMOUNT | MS_BIND | MS_NOSUID | MS_NODEV});
           sys::open("null", O_RDONLY);
         }},
    }};

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
        {"execve.ENOENT.in_new_root", new_mounts,
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

std::vector<LabProvocations> provoke_mounts() { return {layers_lab, roots_lab, box_lab}; }
