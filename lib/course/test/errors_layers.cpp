// Errors of overlays, and of what they need.
#include <sched.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>

#include "mounting.hpp"

namespace {

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

const LabProvocations layers_lab{
    "11-layers",
    {
        {"mount overlay.EINVAL.no_work", CLONE_NEWNS,
         [] { mount_overlay_with("userxattr,lowerdir=lower,upperdir=upper"); }},
        {"mount overlay.EINVAL.other_mount", CLONE_NEWNS,
         [] {
           layers_here();
           mount_tmpfs("work");
           mount_layers("userxattr,lowerdir=lower,upperdir=upper,workdir=work");
         }},
        {"mount overlay.EINVAL.work_in_upper", CLONE_NEWNS,
         [] {
           layers_here();
           make_directories({"upper/work"});
           mount_layers("userxattr,lowerdir=lower,upperdir=upper,workdir=upper/work");
         }},
        {"mount overlay.EINVAL.option", CLONE_NEWNS,
         [] { mount_overlay_with("nonsense=1,lowerdir=lower,upperdir=upper,workdir=work"); }},
        {"mount overlay.EINVAL.one_lower", CLONE_NEWNS,
         [] { mount_overlay_with("userxattr,lowerdir=lower"); }},
        {"mount overlay.ENOENT.directory", CLONE_NEWNS,
         [] { mount_overlay_with("userxattr,lowerdir=none,upperdir=upper,workdir=work"); }},
        {"mount overlay.ELOOP.overlap", CLONE_NEWNS,
         [] { mount_overlay_with("userxattr,lowerdir=lower:lower"); }},
        {"mount overlay.EINVAL.file", CLONE_NEWNS,
         [] {
           layers_here();
           make_file("file");
           mount_layers("userxattr,lowerdir=file,upperdir=upper,workdir=work");
         }},
        {"mount.ENODEV.type", CLONE_NEWNS,
         [] {
           scratch();
           mount_here({"none", "/tmp", "nonsense"});
         }},
        {"setxattr.EPERM.trusted", CLONE_NEWNS,
         [] {
           scratch();
           sys::check(setxattr("/tmp", "trusted.overlay.opaque", "y", 1, 0), "setxattr");
         }},
        {"mknod.EPERM.device", CLONE_NEWNS,
         [] {
           scratch();
           sys::check(mknod("null", S_IFCHR | 0600, makedev(1, 3)), "mknod", "null");
         }},
        {"rmdir.ENOTEMPTY.not_empty", CLONE_NEWNS,
         [] {
           scratch();
           make_directories({"a", "a/b"});
           sys::check(rmdir("a"), "rmdir", "a");
         }},
        {"rmdir.EBUSY.mounted", CLONE_NEWNS,
         [] {
           new_root();
           sys::check(rmdir("root"), "rmdir", "root");
         }},
    }};

}  // namespace

std::vector<LabProvocations> provoke_layers() { return {layers_lab}; }
