// Errors of mounts, and of new roots.
#include <sched.h>
#include <sys/syscall.h>

#include "mounting.hpp"
#include "sys/id_map.hpp"

namespace {

void pivot(const char* root, const char* old) {
  sys::check(static_cast<int>(syscall(SYS_pivot_root, root, old)), "pivot_root", root);
}

void umount_here(const char* target) { sys::check(umount2(target, 0), "umount2", target); }

const LabProvocations roots_lab{
    "12-new-root",
    {
        {"pivot_root.EINVAL.no_mount_point", CLONE_NEWNS,
         [] {
           scratch();
           make_directories({"root"});
           pivot("root", "root");
         }},
        {"pivot_root.EINVAL.put_old_outside", CLONE_NEWNS,
         [] {
           new_root();
           pivot("root", "old");
         }},
        {"pivot_root.EINVAL.shared", CLONE_NEWNS,
         [] {
           new_root();
           mount_here({nullptr, "/tmp", nullptr, MS_SHARED});
           pivot("root", "root");
         }},
        {"pivot_root.EINVAL.chroot", CLONE_NEWNS,
         [] {
           scratch();
           make_directories({"jail", "jail/root"});
           mount_tmpfs("jail/root");
           sys::check(chroot("jail"), "chroot", "jail");
           pivot("/root", "/root");
         }},
        {"pivot_root.EBUSY.on_present_root", CLONE_NEWNS,
         [] {
           new_root();
           pivot("root", "/");
         }},
        {"pivot_root.EPERM.no_rights", 0, [] { pivot("/tmp", "/tmp"); }},
        {"pivot_root.ENOTDIR.file", CLONE_NEWNS,
         [] {
           scratch();
           make_file("file");
           pivot("file", "file");
         }},
        {"pivot_root.ENOENT.directory", CLONE_NEWNS,
         [] {
           new_root();
           pivot("root", "root/old");
         }},
        {"mount.EINVAL.without_rec", CLONE_NEWNS,
         [] {
           scratch();
           make_directories({"root"});
           mount_here({"/", "root", nullptr, MS_BIND});
         }},
        {"mount.EINVAL.no_mount_point", CLONE_NEWNS,
         [] {
           scratch();
           make_directories({"root"});
           mount_here({nullptr, "root", nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY});
         }},
        {"mount.ENOENT.no_target", CLONE_NEWNS,
         [] {
           scratch();
           mount_tmpfs("none");
         }},
        {"mount.ENOTDIR.file_on_directory", CLONE_NEWNS,
         [] {
           new_root();
           make_file("file");
           mount_here({"file", "root", nullptr, MS_BIND});
         }},
        {"mount.EPERM.locked", CLONE_NEWNS,
         [] {
           new_root();
           mount_here({nullptr, "root", nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY});
           sys::check(unshare(CLONE_NEWUSER | CLONE_NEWNS), "unshare");
           sys::map_root(0, 0, 0);
           mount_here({nullptr, "root", nullptr, MS_REMOUNT | MS_BIND});
         }},
        {"umount2.EBUSY.in_use", CLONE_NEWNS,
         [] {
           scratch();
           umount_here("/tmp");
         }},
        {"umount2.EINVAL.no_mount_point", CLONE_NEWNS,
         [] {
           scratch();
           make_directories({"root"});
           umount_here("root");
         }},
        {"umount2.EPERM.no_rights", 0, [] { umount_here("/proc"); }},
        {"chroot.EPERM.no_rights", without_rights, [] { sys::check(chroot("/"), "chroot", "/"); }},
        {"mkdir.EROFS.read_only", CLONE_NEWNS,
         [] {
           scratch();
           mount_here({nullptr, "/tmp", nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY});
           sys::check(mkdir("/tmp/new", 0755), "mkdir", "/tmp/new");
         }},
        {"open.ENXIO.no_device", CLONE_NEWNS,
         [] {
           scratch();
           sys::check(mkfifo("fifo", 0600), "mkfifo");
           sys::open("fifo", O_WRONLY | O_NONBLOCK);
         }},
        {"open.EACCES.nodev", CLONE_NEWNS,
         [] {
           scratch();
           make_file("null");
           mount_here({"/dev/null", "null", nullptr, MS_BIND});
           mount_here({nullptr, "null", nullptr, MS_REMOUNT | MS_BIND | MS_NOSUID | MS_NODEV});
           sys::open("null", O_RDONLY);
         }},
    }};

}  // namespace

std::vector<LabProvocations> provoke_roots() { return {roots_lab}; }
