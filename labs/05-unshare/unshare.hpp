// Lab 05: the functions that you write, in unshare.cpp.
#pragma once

/// What the command line asks for. The letters are those of unshare(1).
struct Options {
  bool user;      ///< -U: a new user namespace
  bool map_root;  ///< -r: we are root in it; comes with a new user namespace, also without -U
  bool ipc;       ///< -i: a new IPC namespace
  bool uts;       ///< -u: a new UTS namespace (the host name)
  bool net;       ///< -n: a new network namespace
  bool mount;     ///< -m: a new mount namespace
  bool pid;       ///< -p: a new pid namespace
  bool fork;      ///< -f: the command becomes a child of ours
};

/// Makes the user `uid` and the group `gid` of the namespace around into root inside, and nobody
/// else into anybody (user_namespaces(7)). It is called in a process that has just moved to a new
/// user namespace; the two ids are what it had before.
void map_root(unsigned uid, unsigned gid);

/// Runs `command`, a name and arguments as execvp(3) takes them, in new namespaces of each kind
/// that `options` ask for, and in the old ones of each other kind.
///
/// - With `map_root`, the command is root in its user namespace; with `user` alone, nobody (65534).
/// - What is mounted in a new mount namespace does not show outside.
/// - A new pid namespace begins with the first child that is born after the move. So with `fork`
///   the command is its process 1; without, the command itself stays in the old one, and its first
///   child is process 1.
/// - With `fork`, we wait for the command. Neither SIGINT nor SIGTERM ends us before it has ended;
///   for the command, both do what they did before.
/// - The command has the descriptors that we were given, and no others.
///
/// Returns the command's status: what it gave to exit, or 128 + N when signal N killed it; 127 when
/// there is no such command, 126 when it cannot be started. Without `fork`, it need not return: the
/// process may as well become the command. When namespaces are refused, it throws
/// std::system_error (that is sys::check), and the command does not run.
int run_unshared(const Options& options, char* const* command);
