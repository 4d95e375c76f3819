// Lab 15: the functions that you write, in ocibox.cpp, and those that they are given.
#pragma once

#include "spec.hpp"

/// Where a container is in its life.
enum class Status { creating, created, running, stopped };

/// A container, as it is known from one call of ocibox to the next.
struct Container {
  const char* id;
  const char* bundle;  ///< the directory that its config.json came from
  /// A directory of its own, "/run/ocibox/ID": it is there from before create_container until after
  /// delete_container. What you put there, others find: the calls to come.
  const char* directory;
  sys::Pid pid;                   ///< of the container's process; 0 as long as there is none
  unsigned long long start_time;  ///< of the container's process: see Seen
};

// What you write ----------------------------------------------------------------------------------

/// Makes the container of `spec`: its process, and all that this process finds, but not the program
/// that it becomes. It waits, as `ocibox` still, until start_container comes, in another call of
/// ocibox. Returns its pid. When anything fails, this does, and there is no process left.
///
/// - The process is in the namespaces of the spec, new or old ones; of all other kinds, in those
///   that it was in. It leads a session of its own (setsid).
/// - Its root is `spec.rootfs`, by pivot_root(2), and nothing of the outside is mounted any more.
///   What is mounted or unmounted for it does not show outside.
/// - The mounts are there, in their order. Their places are made where there are none. A link on
///   the way to a target is followed *inside the container*; one that would lead out of it, never.
/// - /dev has the nodes null, zero, full, random, urandom and tty of the outside, those that are
///   there; and the links fd, stdin, stdout, stderr and ptmx.
/// - Host name and settings have their values. A masked path shows an empty file or directory; a
///   read-only path can't be written to; both may be missing. The root is read-only if it has to
///   be.
/// - Hooks: create_runtime outside, when the namespaces are there; then create_container in the
///   container's namespaces, where the root is still that of the outside.
sys::Pid create_container(const Spec& spec, const Container& container);

/// Where the container is in its life, asked of the kernel. A number of a process alone says
/// nothing: it may be a zombie's, or already that of another process.
Status find_status(const Container& container);

/// Lets the process of a created container go on: start_container hooks, in the container; user,
/// capabilities, limits, seccomp; program. Nothing is open in the program but 0, 1 and 2. Returns
/// when it runs, and after the poststart hooks outside, which may fail. Refuses any container that
/// is not `created`. Fails when a start_container hook fails; the container is stopped then.
///
/// A program that is not there makes the process end with 127, as sys::exec does.
void start_container(const Spec& spec, const Container& container);

/// Sends a signal to the container's process, and never to another. Refuses a container that is
/// neither `created` nor `running`.
void kill_container(const Container& container, int signal);

/// The last call for a container: refuses one that is not `stopped`, or, by `force`, kills it and
/// waits until it is gone. Then the poststop hooks outside, which may fail.
void delete_container(const Spec& spec, const Container& container, bool force);

// What you are given ------------------------------------------------------------------------------

/// Runs hooks, one after another: each gets the container's state, with this status and pid, as
/// JSON on its stdin. They run where this process is. Throws when one fails.
void run_hooks(const List<Hook>& hooks, const Container& container, Status status, sys::Pid pid);

/// The same where they may fail: that is said, and the next one runs.
void try_hooks(const List<Hook>& hooks, const Container& container, Status status, sys::Pid pid);

/// What /proc/PID/stat says of a process.
struct Seen {
  bool is_there;
  bool is_zombie;                 ///< it has ended, and nobody has waited for it yet
  unsigned long long start_time;  ///< in clock ticks since the machine was booted
};

/// Looks for the process `pid`. Throws std::system_error where there is no /proc.
Seen look_up(sys::Pid pid);

/// Makes the directories above the absolute path `path`, where they are missing.
void make_parents(const char* path);

/// "created".
const char* to_text(Status status);

/// Ends what goes on with a message: "ocibox: c1 is running".
[[noreturn]] void refuse(const Container& container, const char* why);

/// Ends what goes on without a message: a child has said already what failed.
[[noreturn]] void give_up();
