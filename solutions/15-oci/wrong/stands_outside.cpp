// wrong: it goes to the working directory while what its caller has open is still open
// rejected-by: escape.working-directory "secret"
#include "ocibox.hpp"

#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/openat2.h>
#include <poll.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <initializer_list>

#include "sys/error.hpp"
#include "sys/pidfd.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

namespace {

// The gate is a FIFO in the container's directory. The container's process opens it for writing,
// and waits there until `start` opens it for reading.
constexpr auto gate_name = "gate";

/// The ways on which those talk who make a container.
struct Talk {
  sys::Pipe report = sys::make_pipe();  // the pid, and when it waits at the gate: to `create`
  sys::Pipe word = sys::make_pipe();    // the pid, which is the word to go on: to the container
};

sys::Descriptor open_home(const Container& container) {
  return sys::open(container.directory, O_PATH | O_DIRECTORY);
}

bool has(const Spec& spec, int kind) {
  for (const Namespace& it : spec.namespaces)
    if (it.kind == kind) return true;
  return false;
}

// Namespaces --------------------------------------------------------------------------------------

/// All paths are those of the outside: a mount namespace is entered last.
void enter_old_namespaces(const List<Namespace>& namespaces) {
  for (const bool is_mount : {false, true}) {
    for (const Namespace& it : namespaces) {
      if (it.path == nullptr || (it.kind == CLONE_NEWNS) != is_mount) continue;
      sys::check(setns(sys::open(it.path, O_RDONLY).get(), it.kind), "setns", it.path);
    }
  }
}

void enter_namespaces(const List<Namespace>& namespaces) {
  enter_old_namespaces(namespaces);
  int fresh = 0;
  for (const Namespace& it : namespaces) fresh |= it.path == nullptr ? it.kind : 0;
  sys::check(unshare(fresh), "unshare");
}

// The root ----------------------------------------------------------------------------------------

/// A magic link, as /proc/self/cwd or /proc/self/fd/9, leads to wherever we stand or have something
/// open: out of the container, as long as it is being made.
void refuse_magic_links(const char* path) {
  open_how how{};
  how.flags = O_PATH | O_CLOEXEC;
  how.resolve = RESOLVE_NO_MAGICLINKS;
  const long number = syscall(SYS_openat2, AT_FDCWD, path, &how, sizeof how);
  const sys::Descriptor place{static_cast<int>(number)};
  if (!place.is_open() && errno == ELOOP) sys::throw_errno("openat2", path);
}

/// Mounts something on itself, read-only. What it has been mounted with stays.
void make_read_only(const char* path) {
  struct statvfs status {};
  sys::check(statvfs(path, &status), "statvfs", path);
  const unsigned long kept = status.f_flag & (MS_NOSUID | MS_NODEV | MS_NOEXEC);
  sys::check(mount(path, path, nullptr, MS_BIND | MS_REC, nullptr), "mount", path);
  sys::check(mount(nullptr, path, nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY | kept, nullptr),
             "mount", path);
}

/// Makes the root, and leaves the old one as the working directory, from where sources are named:
/// "tmp/x" is /tmp/x of the outside. All other paths are those of the container from then on.
void change_root(const Spec& spec) {
  sys::check(mount(spec.rootfs, spec.rootfs, nullptr, MS_BIND | MS_REC, nullptr), "mount",
             spec.rootfs);
  const sys::Descriptor old_root = sys::open("/", O_PATH | O_DIRECTORY);
  sys::check(chdir(spec.rootfs), "chdir", spec.rootfs);
  sys::check(syscall(SYS_pivot_root, ".", "."), "pivot_root", spec.rootfs);
  sys::check(fchdir(old_root.get()), "fchdir", "the old root");
}

/// Of a bind mount, the kernel takes its flags only later.
void set_flags_of_bind(const sys::Mount& line) {
  const unsigned long flags = line.flags & ~static_cast<unsigned long>(MS_REC);
  if (flags != MS_BIND)
    sys::check(mount(nullptr, line.target, nullptr, flags | MS_REMOUNT, nullptr), "mount",
               line.target);
}

void mount_one(const ContainerMount& it) {
  sys::Mount line = it.line;
  const bool is_bind = (line.flags & MS_BIND) != 0;
  if (is_bind) line.source = line.source[1] == '\0' ? "." : line.source + 1;
  refuse_magic_links(line.target);  // before anything is made on the way
  make_parents(line.target);
  sys::mount(line);
  if (is_bind) set_flags_of_bind(line);
  if (it.propagation != 0)
    sys::check(mount(nullptr, line.target, nullptr, it.propagation, nullptr), "mount", line.target);
}

void make_devices() {
  for (const char* path :
       {"/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty"}) {
    refuse_magic_links(path);
    if (access(path + 1, F_OK) == -1) continue;  // the outside has none
    make_parents(path);
    sys::mount({path + 1, path, "bind", MS_BIND});
  }
  constexpr const char* links[][2] = {{"/proc/self/fd", "/dev/fd"},
                                      {"/proc/self/fd/0", "/dev/stdin"},
                                      {"/proc/self/fd/1", "/dev/stdout"},
                                      {"/proc/self/fd/2", "/dev/stderr"},
                                      {"pts/ptmx", "/dev/ptmx"}};
  for (const auto& [target, path] : links)
    if (symlink(target, path) == -1 && errno != EEXIST) sys::throw_errno("symlink", path);
}

void mask(const char* path) {
  struct stat status {};
  if (stat(path, &status) == -1) return;
  if (S_ISDIR(status.st_mode)) {
    sys::mount({"masked", path, "tmpfs", MS_RDONLY});
  } else {
    sys::mount({"dev/null", path, "bind", MS_BIND});
  }
}

void write_settings(const List<Setting>& settings) {
  for (const Setting& it : settings)
    sys::write_all(sys::open(it.path, O_WRONLY), it.value, std::strlen(it.value));
}

void furnish(const Spec& spec) {
  change_root(spec);
  for (const ContainerMount& it : spec.mounts) mount_one(it);
  make_devices();
  write_settings(spec.settings);
  for (const char* path : spec.read_only_paths)
    if (access(path, F_OK) == 0) make_read_only(path);
  for (const char* path : spec.masked_paths) mask(path);
  sys::check(umount2(".", MNT_DETACH), "umount2", "the old root");
  sys::check(chdir("/"), "chdir", "/");
  if (spec.is_read_only)
    sys::check(mount(nullptr, "/", nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr), "mount",
               "/");
}

// Rights ------------------------------------------------------------------------------------------

void limit_resources(const List<ResourceLimit>& limits) {
  for (const ResourceLimit& it : limits) {
    const rlimit both{it.soft, it.hard};
    sys::check(setrlimit(static_cast<__rlimit_resource>(it.resource), &both), "setrlimit");
  }
}

bool contains(CapabilitySet set, int capability) { return (set >> capability & 1) != 0; }

/// As long as we have CAP_SETPCAP.
void bound(CapabilitySet set) {
  for (int capability = 0; prctl(PR_CAPBSET_READ, capability) >= 0; ++capability)
    if (!contains(set, capability))
      sys::check(prctl(PR_CAPBSET_DROP, capability), "prctl", "PR_CAPBSET_DROP");
}

void set_capabilities(const Capabilities& sets) {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct data[2];
  for (int half = 0; half < 2; ++half) {
    const auto part = [&](CapabilitySet set) { return static_cast<unsigned>(set >> (32 * half)); };
    data[half] = {part(sets.effective), part(sets.permitted), part(sets.inheritable)};
  }
  sys::check(syscall(SYS_capset, &header, data), "capset");
  // No others can become ambient. crun and runc leave them out, too.
  const CapabilitySet ambient = sets.ambient & sets.permitted & sets.inheritable;
  for (int capability = 0; capability <= CAP_LAST_CAP; ++capability)
    if (contains(ambient, capability))
      sys::check(prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0), "prctl",
                 "PR_CAP_AMBIENT_RAISE");
}

/// In a user namespace, it may be that nobody may change groups: then nobody needs to.
void become_user(const User& user) {
  const List<unsigned>& groups = user.additional_gids;
  if (setgroups(groups.size, groups.first) == -1 && (errno != EPERM || groups.size > 0))
    sys::throw_errno("setgroups");
  sys::check(setresgid(user.gid, user.gid, user.gid), "setresgid");
  sys::check(setresuid(user.uid, user.uid, user.uid), "setresuid");
  if (user.umask != -1) umask(static_cast<mode_t>(user.umask));
}

void filter_calls(const List<sock_filter>& filter) {
  if (filter.size == 0) return;
  const sock_fprog program{static_cast<unsigned short>(filter.size),
                           const_cast<sock_filter*>(filter.first)};
  sys::check(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program), "seccomp");
}

/// In this order: each step takes rights that the next one may take away. Only who can get no new
/// privileges may filter calls without rights; that is best done last.
void give_up_rights(const Spec& spec) {
  limit_resources(spec.limits);
  if (!spec.no_new_privileges) filter_calls(spec.seccomp);
  if (spec.has_capabilities) bound(spec.capabilities.bounding);
  sys::check(prctl(PR_SET_KEEPCAPS, 1), "prctl", "PR_SET_KEEPCAPS");  // across setresuid
  become_user(spec.user);
  if (spec.has_capabilities) set_capabilities(spec.capabilities);
  sys::check(chdir(spec.directory), "chdir", spec.directory);
  if (!spec.no_new_privileges) return;
  sys::check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "prctl", "PR_SET_NO_NEW_PRIVS");
  filter_calls(spec.seccomp);
}

// The container's process -------------------------------------------------------------------------

/// A byte is the word to go on. End-of-file says that none will come.
sys::Pid await_word(Talk& talk) {
  talk.word.write_end.close();
  sys::Pid pid = 0;
  if (sys::read_all(talk.word.read_end, &pid, sizeof pid) != sizeof pid) sys::exit_child(1);
  return pid;
}

[[noreturn]] void become_container(const Spec& spec, const Container& container, Talk& talk) {
  const sys::Pid pid = await_word(talk);
  const sys::Descriptor home = open_home(container);
  sys::check(setsid(), "setsid");
  // From here on, what is mounted does not show outside: a hook may mount things, too. But what is
  // mounted outside may show here, where the config wants it so.
  sys::check(mount(nullptr, "/", nullptr, MS_REC | MS_SLAVE, nullptr), "mount", "/");
  run_hooks(spec.hooks.create_container, container, Status::creating, pid);
  furnish(spec);
  if (spec.hostname != nullptr)
    sys::check(sethostname(spec.hostname, std::strlen(spec.hostname)), "sethostname");
  sys::write_all(talk.report.write_end, "w", 1);
  talk.report.write_end.close();
  const sys::Descriptor gate{
      sys::check(openat(home.get(), gate_name, O_WRONLY | O_CLOEXEC), "open", gate_name)};
  run_hooks(spec.hooks.start_container, container, Status::created, pid);
  give_up_rights(spec);
  sys::check(close_range(3, ~0U, CLOSE_RANGE_CLOEXEC), "close_range");
  sys::write_all(gate, "s", 1);
  environ = const_cast<char**>(spec.environment);
  sys::exec(spec.command);
}

/// What a child has to say; nothing, when it has failed.
template <class T>
T hear(const sys::Descriptor& from) {
  T words{};
  if (sys::read_all(from, &words, sizeof words) != sizeof words) give_up();
  return words;
}

/// The first child enters the namespaces; its child is in all of them, the pid namespace as well.
sys::Pid make_process(const Spec& spec, const Container& container, Talk& talk) {
  const sys::Pid builder = sys::spawn([&] {
    enter_namespaces(spec.namespaces);
    const sys::Pid pid = sys::spawn([&] { become_container(spec, container, talk); });
    sys::write_all(talk.report.write_end, &pid, sizeof pid);
  });
  talk.report.write_end.close();
  talk.word.read_end.close();
  if (sys::wait(builder) != 0) give_up();
  return hear<sys::Pid>(talk.report.read_end);
}

/// Opens the process, and throws where it is no longer that of the container.
sys::Descriptor open_living(const Container& container) {
  sys::Descriptor process = sys::open_process(container.pid);
  if (find_status(container) == Status::stopped) refuse(container, "is stopped");
  return process;
}

void kill_and_wait(const Container& container) {
  const sys::Descriptor process = open_living(container);
  sys::check(syscall(SYS_pidfd_send_signal, process.get(), SIGKILL, nullptr, 0),
             "pidfd_send_signal");
  pollfd end{process.get(), POLLIN, 0};
  sys::check(poll(&end, 1, -1), "poll");
}

}  // namespace

sys::Pid create_container(const Spec& spec, const Container& container) {
  if (!has(spec, CLONE_NEWNS)) refuse(container, "needs a mount namespace");
  const sys::Descriptor home = open_home(container);
  sys::check(mkfifoat(home.get(), gate_name, 0600), "mkfifo", gate_name);
  Talk talk;
  const sys::Pid pid = make_process(spec, container, talk);
  run_hooks(spec.hooks.create_runtime, container, Status::creating, pid);
  sys::write_all(talk.word.write_end, &pid, sizeof pid);
  hear<char>(talk.report.read_end);
  return pid;
}

Status find_status(const Container& container) {
  if (container.pid == 0) return Status::creating;
  const Seen seen = look_up(container.pid);
  if (!seen.is_there || seen.is_zombie || seen.start_time != container.start_time)
    return Status::stopped;
  const bool has_gate = faccessat(open_home(container).get(), gate_name, F_OK, 0) == 0;
  return has_gate ? Status::created : Status::running;
}

void start_container(const Spec& spec, const Container& container) {
  if (find_status(container) != Status::created) refuse(container, "is not created");
  const sys::Descriptor home = open_home(container);
  const sys::Descriptor gate{
      sys::check(openat(home.get(), gate_name, O_RDONLY | O_CLOEXEC), "open", gate_name)};
  sys::check(unlinkat(home.get(), gate_name, 0), "unlink", gate_name);
  hear<char>(gate);
  char more;
  sys::read_all(gate, &more, 1);  // until the program runs: the gate is close-on-exec
  try_hooks(spec.hooks.poststart, container, Status::running, container.pid);
}

void kill_container(const Container& container, int signal) {
  if (find_status(container) == Status::stopped) refuse(container, "is stopped");
  if (container.pid == 0) refuse(container, "is being created");
  const sys::Descriptor process = open_living(container);
  sys::check(syscall(SYS_pidfd_send_signal, process.get(), signal, nullptr, 0),
             "pidfd_send_signal");
}

void delete_container(const Spec& spec, const Container& container, bool force) {
  const Status status = find_status(container);
  if (status != Status::stopped && !force) refuse(container, "is not stopped");
  if (status != Status::stopped) kill_and_wait(container);
  try_hooks(spec.hooks.poststop, container, Status::stopped, container.pid);
}
