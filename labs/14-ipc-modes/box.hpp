// Lab 14: the functions that you write, in box.cpp.
#pragma once

// What they need of the system, of lib/sys and of lab 13 is here.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "container.hpp"
#include "sys/descriptor.hpp"
#include "sys/error.hpp"
#include "sys/mount.hpp"
#include "sys/passing.hpp"
#include "sys/pidfd.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

/// Where the IPC of a container comes from. That is always two things: the IPC namespace that its
/// processes are in, and what is mounted at /dev/shm.
enum class Ipc {
  own,        ///< --ipc=private: a new namespace and a new tmpfs; nobody can join it
  shareable,  ///< --ipc=shareable: the same, but others can join both, by the container's name
  container,  ///< --ipc=container:NAME: the namespace and the /dev/shm of that one
  host,       ///< --ipc=host: those of whoever calls; nobody can join it
  none,       ///< --ipc=none: a new namespace, and no /dev/shm at all; nobody can join it
  pod,        ///< --pod=NAME: the namespace and the /dev/shm of that pod
};

/// What the command line asks for. Names are checked: letters, digits, '_', '.' and '-'.
struct Options {
  Ipc ipc;            ///< where the IPC comes from
  const char* other;  ///< the NAME of --ipc=container:NAME or --pod=NAME; else nullptr
  const char* name;  ///< --name=NAME, by which others find this container; nullptr when it has none
};

/// Runs `command` in a container over the directory `rootfs`, as lab 13 does. It takes no rights
/// outside.
///
/// - The IPC namespace and /dev/shm are what `options.ipc` says; /dev/mqueue shows the queues of
///   that namespace (with Ipc::host, what the outside has there). Whoever shares a namespace with
///   another is in the user namespace of that one. In a pod, the network and the host name (UTS)
///   are the pod's, too; and the pids, when the pod shares them. All other namespaces are new:
///   user, pid, mount, UTS, network and cgroup.
/// - A name belongs to one container or pod at a time, of the same user, in the same network
///   namespace. It is taken before anything is made, and free as soon as we have ended, in whatever
///   way: no file of it is left. A name that is taken is an error.
/// - Whoever is shareable can be joined when its command runs, at the latest, and as long as it
///   does. So can whoever shares the IPC of another: it hands on what it shares. What is shared
///   stays with those who share it, also when the one that it came from has ended.
/// - A name that nobody has, that of somebody whose IPC can't be joined, and with --pod the name of
///   what is no pod, are errors. The message names it, and says for a private one something else
///   than for one that nobody has.
/// - Nobody inside has anything open but 0, 1 and 2 which leads to the outside or to another
///   container, and nothing of them is mounted inside but what is shared.
/// - When the command ends, or when we are killed, nothing runs on, and nothing of ours is left;
///   the others go on. In a pod that shares its pids, the command itself is killed with us, but
///   what it has started may go on until the pod ends.
///
/// Returns the command's status: what it gave to exit, or 128 + N when signal N killed it; 127 when
/// there is no such command, 126 when it can't be started. When there is no container, it says why
/// in one line, and returns 1 or throws; then the command does not run.
int run_in_box(const Options& options, const char* rootfs, char* const* command);

/// Holds a pod: user, IPC, network and UTS namespaces, and a /dev/shm, which live in a process that
/// does nothing, and which containers join by `name`. With `shares_pids`, a pid namespace, too.
///
/// - The host name of the pod is its name. The interface lo is up.
/// - The name belongs to it as it would to a container. --ipc=container:NAME joins its IPC alone.
/// - It says its name in a line on stdout when it can be joined. Then it waits until it is killed.
/// - The process that holds the pod has an empty root: nothing of the outside is mounted there, and
///   no file or directory is open. With `shares_pids`, it is process 1 of the pod: no orphan that
///   ends stays a zombie, and when the pod ends, all that runs in it ends.
/// - Without, containers go on when the pod ends; what they share stays with them.
///
/// Returns a status when the pod ends by itself, or could not be made, as run_in_box() does.
int hold_pod(const char* name, bool shares_pids);
