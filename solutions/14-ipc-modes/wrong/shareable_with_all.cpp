// wrong: shareable is taken for shared: all that are shareable are in the namespace of the outside
// rejected-by: ipc.shareable "they share"
// rejected-by: ipc.container "is not there"
#include "box.hpp"

namespace {

constexpr int of_a_container = CLONE_NEWUSER | CLONE_NEWIPC;
constexpr int of_a_pod = of_a_container | CLONE_NEWNET | CLONE_NEWUTS;
constexpr int all = of_a_pod | CLONE_NEWPID | CLONE_NEWNS | CLONE_NEWCGROUP;

constexpr unsigned long data_only = MS_NOSUID | MS_NODEV | MS_NOEXEC;
constexpr sys::Mount new_shm{"shm", "dev/shm", "tmpfs", data_only, "mode=1777,size=64m"};

/// Namespaces that can be joined, and the process that is in them.
struct Offer {
  int namespaces = 0;
  sys::Descriptor process{};
};

/// An abstract address is no file. The network namespace holds it, as long as its socket is open.
struct Address : sockaddr_un {
  explicit Address(const char* name) : sockaddr_un{AF_UNIX, {}} {
    snprintf(sun_path + 1, sizeof sun_path - 1, "box/%u/%s", getuid(), name);
  }
  const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(this); }
};

sys::Descriptor make_socket() {
  return sys::Descriptor{sys::check(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket")};
}

/// From here on the name is taken, and whoever asks for it waits until we answer.
sys::Descriptor take(const char* name) {
  if (name == nullptr) return {};
  sys::Descriptor door = make_socket();
  sys::check(bind(door.get(), Address{name}.get(), sizeof(Address)), "take the name", name);
  sys::check(listen(door.get(), SOMAXCONN), "listen", name);
  return door;
}

/// Any user may have taken the name. Whom we join must be our own.
void require_ours(const sys::Descriptor& visit, const char* name) {
  ucred owner{};
  socklen_t size = sizeof owner;
  sys::check(getsockopt(visit.get(), SOL_SOCKET, SO_PEERCRED, &owner, &size), "getsockopt", name);
  if (owner.uid == getuid()) return;
  errno = EPERM;
  sys::throw_errno("join", name);
}

/// Asks whoever has the name for all that is `wanted`, at least.
Offer find(const char* name, int wanted) {
  const sys::Descriptor visit = make_socket();
  sys::check(connect(visit.get(), Address{name}.get(), sizeof(Address)), "find", name);
  require_ours(visit, name);
  Offer offer;
  offer.process = sys::receive_descriptor(visit, &offer.namespaces, sizeof offer.namespaces, name);
  if ((offer.namespaces & wanted) == wanted) return offer;
  errno = EACCES;
  sys::throw_errno("join", name);
}

/// Moves to what is joined, if anything is. Returns it.
Offer join_other(const Options& options) {
  if (options.other == nullptr) return {};
  const bool joins_pod = options.ipc == Ipc::pod;
  Offer offer = find(options.other, joins_pod ? of_a_pod : of_a_container);
  if (!joins_pod) offer.namespaces = of_a_container;  // of a pod, too
  sys::check(setns(offer.process.get(), offer.namespaces), "join", options.other);
  return offer;
}

/// Waits for the end of the process, and meanwhile answers whoever asks for its name.
int answer_until_end(const sys::Descriptor& door, const Offer& offer, sys::Pid child) {
  const sys::Descriptor process = sys::open_process(child);
  pollfd events[] = {{door.get(), POLLIN, 0}, {process.get(), POLLIN, 0}};
  while (events[1].revents == 0) {
    if (poll(events, 2, -1) == -1 || events[0].revents == 0) continue;  // EINTR: nothing to do
    const sys::Descriptor visit{accept4(door.get(), nullptr, nullptr, SOCK_CLOEXEC)};
    sys::send_descriptor(visit, &offer.namespaces, sizeof offer.namespaces, offer.process);
  }
  return sys::wait(child);
}

/// Runs `body` in the first process, and offers that when it says, by a byte, that it is ready.
template <class Body>
int run(const sys::Descriptor& door, int offered, Body body) {
  sys::Pipe ready = sys::make_pipe();
  const sys::Pid child = spawn_with_us([&] { return body(ready.write_end); });
  ready.write_end.close();
  if (char word; sys::read_all(ready.read_end, &word, 1) == 0) return sys::wait(child);
  Offer offer{offered};
  if (offered != 0) offer.process = sys::open_process(child);
  return answer_until_end(door, offer, child);
}

/// A copy of another's mount. It takes somebody in that mount namespace to make it, but it can be
/// put up anywhere. The way back is open: our mount namespace belongs to the same user namespace.
sys::Descriptor copy_shm(const sys::Descriptor& process) {
  const sys::Descriptor home = sys::open("/proc/self/ns/mnt", O_RDONLY);
  const sys::Descriptor place = sys::open(".", O_PATH | O_DIRECTORY);
  sys::check(setns(process.get(), CLONE_NEWNS), "setns", "mnt of the other");
  const int flags = OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC;
  sys::Descriptor shm{sys::check(open_tree(AT_FDCWD, "/dev/shm", flags), "open_tree", "/dev/shm")};
  sys::check(setns(home.get(), CLONE_NEWNS), "setns", "mnt");
  sys::check(fchdir(place.get()), "chdir", "back");
  return shm;
}

/// What the outside has at `path`, if anything.
void show_outside(const char* path) {
  if (access(path, F_OK) == 0) sys::mount({path, path + 1, "bind", MS_BIND | MS_REC});
}

/// The mounts of the mode, in the new root.
void mount_ipc(Ipc ipc, const sys::Descriptor& shm) {
  if (ipc == Ipc::host || ipc == Ipc::shareable) {
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
  const sys::Descriptor door = take(options.name);
  const Offer other = join_other(options);
  const bool is_public = options.ipc == Ipc::host || options.ipc == Ipc::shareable;
  const int kinds = all & ~(is_public ? CLONE_NEWIPC : other.namespaces);
  unshare_ids(kinds);
  const int offered = can_be_joined(options.ipc) ? of_a_container : 0;
  return run(door, offered, [&](const sys::Descriptor& ready) {
    unshare_rest(kinds, "box");
    const bool has_other = other.process.is_open();
    const sys::Descriptor shm = has_other ? copy_shm(other.process) : sys::Descriptor{};
    build_root(rootfs);
    mount_ipc(options.ipc, shm);
    enter_root();
    sys::write_all(ready, "1", 1);
    if ((kinds & CLONE_NEWPID) == 0) become(command);  // that of the pod is process 1
    sys::check(close_range(3, ~0U, 0), "close_range");
    return sys::reap_until(sys::spawn([&] { become(command); }));
  });
}

int hold_pod(const char* name, bool shares_pids) {
  const sys::Descriptor door = take(name);
  const int offered = of_a_pod | (shares_pids ? CLONE_NEWPID : 0);
  unshare_ids(offered);
  return run(door, offered, [&](const sys::Descriptor& ready) -> int {
    unshare_rest(offered | CLONE_NEWNS, name);
    build_empty_root();
    sys::mount(new_shm);
    enter_root();
    signal(SIGCHLD, SIG_IGN);  // so no orphan that ends becomes a zombie
    sys::write_all(ready, "1", 1);
    dprintf(STDOUT_FILENO, "%s\n", name);
    sys::check(close_range(3, ~0U, 0), "close_range");
    while (true) pause();
  });
}
