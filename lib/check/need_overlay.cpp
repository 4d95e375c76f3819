#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "check/attempt.hpp"
#include "check/need.hpp"
#include "check/refusal.hpp"
#include "sys/error.hpp"
#include "sys/mount.hpp"

namespace boxlab {

namespace {

void mount_overlay() {
  sys::check(mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr), "mount /");
  sys::mount({"tmpfs", "/tmp", "tmpfs"});
  sys::check(chdir("/tmp"), "chdir /tmp");
  for (const char* name : {"lower", "upper", "work"}) sys::check(mkdir(name, 0755), "mkdir", name);
  sys::mount(
      {"overlay", "merged", "overlay", 0, "userxattr,lowerdir=lower,upperdir=upper,workdir=work"});
  sys::check(mkdir("merged/new", 0755), "mkdir", "merged/new");
}

std::optional<Lack> find_overlay_lack() {
  const auto failure = attempt(CLONE_NEWNS, mount_overlay);
  if (!failure) return std::nullopt;
  if (failure->step == first_step) require(namespaces_need);
  const std::string what = "this machine mounts no overlay in a user namespace: " + failure->text();
  if (failure->error == ENODEV)
    return Lack{"overlay", what + ". The kernel's module is not loaded",
                as_root("modprobe overlay")};
  return Lack{"overlay", what + ". Linux does so from 5.11 on. " + forbidden_or_not_built};
}

}  // namespace

const Need overlay_need{"overlay", "overlayfs in user namespaces", "mounted one and wrote to it",
                        find_overlay_lack, true};

}  // namespace boxlab
