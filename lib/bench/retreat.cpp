#include "bench/retreat.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

#include "bench/own_ids.hpp"
#include "bench/shared.hpp"
#include "check/blocked.hpp"
#include "course/stay_with.hpp"
#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/mount.hpp"
#include "sys/pidfd.hpp"
#include "sys/process.hpp"

namespace boxlab::bench {

namespace {

constexpr rlim_t largest_file = 16 << 20;

constexpr sys::Mount own_places[] = {
    {"tmpfs", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV, "mode=1777"},
    {"tmpfs", "/run", "tmpfs", MS_NOSUID | MS_NODEV, "mode=755"},
    {"tmpfs", "/dev/shm", "tmpfs", MS_NOSUID | MS_NODEV, "mode=1777"},
    {"proc", "/proc", "proc"},
    {"cgroup2", "/sys/fs/cgroup", "cgroup2", MS_RDONLY},
};

void make_files_read_only() {
  mount_attr attributes{};
  attributes.attr_set = MOUNT_ATTR_RDONLY;
  attributes.propagation = MS_PRIVATE;
  sys::check(mount_setattr(AT_FDCWD, "/", AT_RECURSIVE, &attributes, sizeof attributes),
             "mount_setattr", "/");
}

void limit_files() {
  const rlimit limit{largest_file, largest_file};
  sys::check(setrlimit(RLIMIT_FSIZE, &limit), "setrlimit", "RLIMIT_FSIZE");
}

/// As stay_with() does, for the first process of a pid namespace: there, its parent has no number.
void stay_with_outside(const sys::Descriptor& parent) {
  sys::check(prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl", "PR_SET_PDEATHSIG");
  if (sys::has_ended(parent)) sys::exit_child(1);
}

/// What the first process does. All others end with it.
int be_init(const sys::Descriptor& parent, const std::function<void()>& body) {
  stay_with_outside(parent);
  make_files_read_only();
  for (const sys::Mount& place : own_places) sys::mount(place);
  limit_files();
  return sys::reap_until(sys::spawn([&] { body(); }));
}

/// Ctrl-C reaches all processes at once: it is the first of them that speaks.
void end_silently_on_interrupt() {
  if (signal(SIGINT, SIG_DFL) == SIG_ERR) sys::throw_errno("signal", "SIGINT");
}

}  // namespace

void run_in_retreat(const std::function<void()>& body) {
  const Shared<int> refusal;
  const sys::Pid apart = sys::spawn([&, parent = getpid()] {
    stay_with(parent);
    end_silently_on_interrupt();
    *refusal = enter_user_namespace(CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWCGROUP);
    if (*refusal != 0) return 1;
    const sys::Descriptor self = sys::open_process(getpid());
    return sys::wait(sys::spawn([&] { return be_init(self, body); }));
  });
  const int status = sys::wait(apart);
  if (*refusal != 0) refuse("unshare", *refusal);
  if (status != 0) throw std::runtime_error{"bench: a process that made containers failed"};
}

}  // namespace boxlab::bench
