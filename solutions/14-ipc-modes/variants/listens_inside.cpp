// A name leads to the process that listens for it: the kernel knows its pid (SO_PEERCRED). Nobody
// answers, and who is private does not listen.
#include <sys/wait.h>

#include "box.hpp"

namespace {

constexpr int of_a_container = CLONE_NEWUSER | CLONE_NEWIPC;
constexpr int of_a_pod = of_a_container | CLONE_NEWNET | CLONE_NEWUTS;
constexpr int all = of_a_pod | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWCGROUP;

constexpr unsigned long data_only = MS_NOSUID | MS_NODEV | MS_NOEXEC;
constexpr sys::Mount new_shm{"shm", "dev/shm", "tmpfs", data_only, "mode=1777,size=64m"};

/// Namespaces that are joined, and the process that is in them.
struct Other {
  int namespaces = 0;
  sys::Descriptor process{};
};

/// Every name begins with "box". Those of pods are taken a second time, as "pod", and when they
/// share their pids, a third time, as "pid".
struct Address : sockaddr_un {
  Address(const char* kind, const char* name) : sockaddr_un{AF_UNIX, {}} {
    snprintf(sun_path + 1, sizeof sun_path - 1, "%s/%u/%s", kind, getuid(), name);
  }
  const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(this); }
};

sys::Descriptor make_socket() {
  return sys::Descriptor{sys::check(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket")};
}

/// From here on the name is taken, and nobody is there yet.
sys::Descriptor take(const char* kind, const char* name) {
  if (name == nullptr) return {};
  sys::Descriptor door = make_socket();
  sys::check(bind(door.get(), Address{kind, name}.get(), sizeof(Address)), "name", name);
  return door;
}

/// We are what the name means. The kernel keeps who has made this call. Nobody accepts: the queue
/// that visits wait in is longer than one will need.
void answer_to_name(const sys::Descriptor& door, const char* name) {
  if (door.is_open()) sys::check(listen(door.get(), SOMAXCONN), "listen", name);
}

bool is_taken(const char* kind, const char* name) {
  const sys::Descriptor door = make_socket();
  return bind(door.get(), Address{kind, name}.get(), sizeof(Address)) == -1;
}

[[noreturn]] void refuse(int error, const char* name) {
  errno = error;
  sys::throw_errno("join", name);
}

/// Who listens, by its pid. It can't be another's by now as long as our visit has not been ended.
sys::Descriptor find(const char* kind, const char* name) {
  const sys::Descriptor visit = make_socket();
  if (connect(visit.get(), Address{kind, name}.get(), sizeof(Address)) == -1)
    refuse(is_taken("box", name) ? EACCES : ENOENT, name);
  ucred owner{};
  socklen_t size = sizeof owner;
  sys::check(getsockopt(visit.get(), SOL_SOCKET, SO_PEERCRED, &owner, &size), "getsockopt", name);
  if (owner.uid != getuid()) refuse(EPERM, name);
  sys::Descriptor process = sys::open_process(owner.pid);
  pollfd end{visit.get(), 0, 0};
  if (sys::check(poll(&end, 1, 0), "poll") != 0) refuse(ENOENT, name);
  return process;
}

/// Moves to what is joined, if anything is. Returns it.
Other join_other(const Options& options) {
  if (options.other == nullptr) return {};
  Other other{of_a_container, {}};
  if (options.ipc == Ipc::pod)
    other.namespaces = of_a_pod | (is_taken("pid", options.other) ? CLONE_NEWPID : 0);
  other.process = find(options.ipc == Ipc::pod ? "pod" : "box", options.other);
  sys::check(setns(other.process.get(), other.namespaces), "join", options.other);
  return other;
}

/// A copy of another's mount, which a messenger fetches.
sys::Descriptor copy_shm(const sys::Descriptor& process) {
  int ends[2];
  sys::check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), "socketpair");
  const sys::Descriptor ours{ends[0]};
  const sys::Descriptor messengers{ends[1]};
  const sys::Pid messenger = sys::spawn([&] {
    sys::check(setns(process.get(), CLONE_NEWNS), "setns", "mnt of the other");
    const int flags = OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC;
    const sys::Descriptor shm{sys::check(open_tree(AT_FDCWD, "/dev/shm", flags), "open_tree")};
    sys::send_descriptor(messengers, "s", 1, shm);
  });
  if (sys::wait(messenger) != 0) sys::exit_child(1);  // it has said why
  char word;
  return sys::receive_descriptor(ours, &word, 1);
}

/// What the outside has at `path`, if anything.
void show_outside(const char* path) {
  if (access(path, F_OK) == 0) sys::mount({path, path + 1, "bind", MS_BIND | MS_REC});
}

/// The mounts of the mode, in the new root.
void mount_ipc(Ipc ipc, const sys::Descriptor& shm) {
  if (ipc == Ipc::host) {
    show_outside("/dev/shm");
    show_outside("/dev/mqueue");
    return;
  }
  sys::mount({"mqueue", "dev/mqueue", "mqueue", data_only});
  if (ipc == Ipc::none) return;
  if (!shm.is_open()) {
    sys::mount(new_shm);
    return;
  }
  sys::check(mkdir("dev/shm", 0755), "mkdir", "dev/shm");
  sys::check(move_mount(shm.get(), "", AT_FDCWD, "dev/shm", MOVE_MOUNT_F_EMPTY_PATH), "move_mount",
             "dev/shm");
}

bool can_be_joined(Ipc ipc) {
  return ipc == Ipc::shareable || ipc == Ipc::container || ipc == Ipc::pod;
}

}  // namespace

int run_in_box(const Options& options, const char* rootfs, char* const* command) {
  const sys::Descriptor door = take("box", options.name);
  const Other other = join_other(options);
  const int kinds = all & ~(options.ipc == Ipc::host ? CLONE_NEWIPC : other.namespaces);
  unshare_ids(kinds);
  return sys::wait(spawn_with_us([&] {
    unshare_rest(kinds, "box");
    sys::Descriptor shm;
    if (other.process.is_open()) shm = copy_shm(other.process);
    build_root(rootfs);
    mount_ipc(options.ipc, shm);
    enter_root();
    if (can_be_joined(options.ipc)) answer_to_name(door, options.name);
    if ((kinds & CLONE_NEWPID) == 0) become(command);
    sys::check(close_range(3, ~0U, 0), "close_range");
    return sys::reap_until(sys::spawn([&] { become(command); }));
  }));
}

int hold_pod(const char* name, bool shares_pids) {
  const sys::Descriptor as_box = take("box", name);
  const sys::Descriptor as_pod = take("pod", name);
  const sys::Descriptor as_pid = take("pid", shares_pids ? name : nullptr);
  const int kinds = of_a_pod | CLONE_NEWNS | (shares_pids ? CLONE_NEWPID : 0);
  unshare_ids(kinds);
  return sys::wait(spawn_with_us([&]() -> int {
    unshare_rest(kinds, name);
    build_empty_root();
    sys::mount(new_shm);
    enter_root();
    answer_to_name(as_box, name);
    answer_to_name(as_pod, name);
    dprintf(STDOUT_FILENO, "%s\n", name);
    sys::check(close_range(3, ~0U, 0), "close_range");
    sigset_t child_ends;
    sigemptyset(&child_ends);
    sigaddset(&child_ends, SIGCHLD);
    sys::check(sigprocmask(SIG_BLOCK, &child_ends, nullptr), "sigprocmask");
    while (true) {
      while (waitpid(-1, nullptr, WNOHANG) > 0) continue;
      sigwaitinfo(&child_ends, nullptr);
    }
  }));
}
