// Lab 10: the function that you write, in limit.cpp.
#pragma once

/// What the processes of a command may use, all of them together. A 0 sets no limit.
struct Limits {
  unsigned long long memory;  ///< --memory: bytes, without swap space in addition
  unsigned long long pids;    ///< --pids: processes and threads at one time
  unsigned long long cpu;     ///< --cpu: percent of one processor's time; 150 is one and a half
  const char* device;         ///< --io: a disk, such as "/dev/vda"; nullptr sets no limit
  unsigned long long bps;     ///< bytes a second that are read from it; and as many written to it
};

/// Runs `command`, a name and arguments as execvp(3) takes them, with these limits.
///
/// - It runs in a cgroup (v2) of its own, from its very first instruction on, and so does what it
///   starts. We are not in that group.
/// - The group is new, and lies below the parent of the group that we are in: beside ours. Where
///   ours is the top one ("/"), it lies below that. Groups are at /sys/fs/cgroup. Where no cgroup2
///   file system is mounted there, a message names /sys/fs/cgroup, and the status is 1.
/// - In the parent, only those controllers are enabled that the limits need.
/// - When the command has ended, all processes that are left in the group are killed, and the group
///   is removed. It is removed as well when something fails.
/// - SIGTERM and SIGHUP are passed on to the command. SIGINT and SIGQUIT, which the terminal sends
///   to both of us, only the command heeds: so none of the four leaves a group behind. The command
///   neither blocks nor ignores a signal that our caller did not.
/// - Where the memory is not enough, the kernel chooses a process of the group and kills it; the
///   others go on. When it has killed any, stderr says "out of memory" in the end; never otherwise.
///
/// Returns the command's status: what it gave to exit, or 128 + N when signal N killed it; 127 when
/// there is no such command, 126 when it cannot be started, 1 when a limit cannot be set. A failed
/// call is reported as sys::check does: which call, of what, why. Then the command does not run.
/// A device that is no block device is reported with its name.
int run_limited(const Limits& limits, char* const* command);
