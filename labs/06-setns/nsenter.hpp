// Lab 06: the function that you write, in nsenter.cpp.
#pragma once

/// What the command line asks for. The letters are those of nsenter(1).
struct Options {
  int target;      ///< -t: the process to which we go; 0 when there is none
  int namespaces;  ///< -U -i -u -n -m -p -C -T: the flags CLONE_NEW... of these, as in setns(2)
  bool all;        ///< -a: all namespaces in which the target is and we are not
  bool root;       ///< -r: the target's root directory becomes ours
  bool directory;  ///< -w: the target's working directory becomes ours
  bool no_fork;    ///< -F: we become the command, also with -p
};

/// Runs `command`, a name and arguments as execvp(3) takes them, in those namespaces of the target
/// that `options` ask for, and in our own ones of each other kind.
///
/// - Whoever has a right to go there gets there, whatever it hangs on: the rights that one has in
///   the target's user namespace, or those that one loses by going into it.
/// - All namespaces and directories are those of one process. When the target ends while we look at
///   it, and another gets its number, nothing of that other one is taken.
/// - Directories are the target's, by whatever path it sees them.
/// - A process enters a pid namespace only by being born in it. So with CLONE_NEWPID the command
///   is a child of ours, and we wait for it. With `no_fork`, the command itself stays outside, and
///   its children are born there.
/// - A signal that only interrupts us does not end the waiting.
/// - The ids are kept: the command is who we are, as the user namespace that it is in sees us.
/// - The command has the descriptors that we were given, and no others.
///
/// Returns the command's status: what it gave to exit, or 128 + N when signal N killed it; 127 when
/// there is no such command, 126 when it cannot be started. Where we wait for nobody, it need not
/// return: the process may as well become the command. When a part of the way is refused, or the
/// target is gone, it throws std::system_error (that is sys::check), and the command does not run.
int run_inside(const Options& options, char* const* command);
