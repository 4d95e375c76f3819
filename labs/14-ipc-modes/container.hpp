// Lab 14: what labs 05, 12 and 13 have taught. Given; nothing to change here.
#pragma once

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "sys/error.hpp"
#include "sys/pidfd.hpp"
#include "sys/process.hpp"

/// Moves us to a new user namespace, where whoever called is root, and our children to a new pid
/// namespace: as far as these are among `kinds`, a set of CLONE_NEW... flags. Throws
/// std::system_error.
void unshare_ids(int kinds);

/// Moves us to new namespaces of the other kinds that are among `kinds`. A new network namespace
/// gets a loopback interface that is up, a new UTS namespace this host name. Throws
/// std::system_error.
void unshare_rest(int kinds, const char* host_name);

/// Makes a new root over the directory `rootfs`, as in lab 13: an overlay that is gone with our
/// mount namespace, a new /proc, and a new /dev with five nodes, without shm and mqueue. Then the
/// new root is our working directory, so what is to be /dev/shm is "dev/shm" until enter_root().
/// Throws std::system_error.
void build_root(const char* rootfs);

/// The same for somebody who runs nothing: there is an empty directory "dev", and nothing more.
void build_empty_root();

/// Makes our working directory the root, and lets go of the old one. Throws std::system_error.
void enter_root();

/// Becomes the command: gives up the rights that it must not have, and closes all but 0, 1 and 2.
[[noreturn]] void become(char* const* command);

/// As sys::spawn, but the child is killed when we end, in whatever way. `body` returns a status,
/// which is that of the child; or it becomes something else, and does not return.
template <class Body>
sys::Pid spawn_with_us(Body body) {
  const sys::Descriptor parent = sys::open_process(getpid());
  return sys::spawn([&] {
    sys::check(prctl(PR_SET_PDEATHSIG, SIGKILL), "prctl", "PR_SET_PDEATHSIG");
    return sys::has_ended(parent) ? 1 : body();  // it may have ended before we could ask
  });
}
