// Lab 13: the function that you write, in box.cpp: in 50 lines of code at most.
#pragma once

// What they need of the system and of lib/sys is here, so that they are left for what it is about.
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <initializer_list>

#include "sys/capabilities.hpp"
#include "sys/cgroup.hpp"
#include "sys/error.hpp"
#include "sys/id_map.hpp"
#include "sys/interface.hpp"
#include "sys/mount.hpp"
#include "sys/pidfd.hpp"
#include "sys/pipe.hpp"
#include "sys/process.hpp"

/// Runs `command`, a name and arguments as execvp(3) takes them, in a box of its own, a container.
/// It takes no rights outside.
///
/// - The command is in a new user, pid, mount, UTS, IPC, network and cgroup namespace. Whoever
///   called is root there, and nobody else is anybody.
/// - Its root is what `rootfs` holds. All of it can be changed inside, and nothing of that reaches
///   `rootfs`: it is gone when the box ends. Whatever `rootfs` is called, and wherever it is.
/// - Of the outside, nothing is mounted any more but devices, and nothing is open but 0, 1 and 2:
///   neither in the command nor in another process of the box, such as a process 1 of yours.
/// - /proc is a new one. /dev is a new tmpfs, as in lab 12 (mode=755), with the nodes null, zero,
///   full, random and urandom of the outside (and, if you like, tty, console, ptmx and pts).
///   /dev/shm is a new tmpfs for everybody (mode 1777), /dev/mqueue shows the queues of the box.
///   The places are made where `rootfs` has none.
/// - The host name is "box". The interface lo is up, and the only one.
/// - The bounding set of capabilities holds what root needs for his own files and ports
///   (CAP_DAC_OVERRIDE, CAP_FOWNER, CAP_NET_BIND_SERVICE), and nothing that Docker would take away
///   from a container. no_new_privs is set.
/// - Memory and the number of processes are limited, to 256 MiB and 100 at most, where a cgroup can
///   be had.
/// - Process 1 of the box may be the command, or one of yours; that one reaps orphans.
/// - When the command ends, or when we are killed, all that runs inside is killed, whatever it does
///   against it. Outside, no mount, file or cgroup is left.
///
/// Returns the command's status: what it gave to exit, or 128 + N when signal N killed it; 127 when
/// there is no such command inside, 126 when it cannot be started, 1 when there is no box. What
/// failed is said in one line on stderr, as sys::check does, and then the command does not run.
int run_in_box(const char* rootfs, char* const* command);
