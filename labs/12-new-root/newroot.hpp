// Lab 12: the functions that you write, in newroot.cpp.
#pragma once

/// What the command line asks for.
struct Options {
  const char* directory;         ///< DIR: what becomes the root
  const char* const* read_only;  ///< each PATH of -r, absolute, as seen inside; ends with nullptr
};

/// Makes `directory` the root of this mount namespace (pivot_root(2)), and lets go of the old root:
/// nothing of it is mounted any more, and the working directory is the new one.
///
/// It is called in a mount namespace of our own, whose mounts are private; `directory` is a mount
/// point in it, absolute or relative. No directory is made for this that stays.
void change_root(const char* directory);

/// Runs `command`, a name and arguments as execvp(3) takes them, with a root directory of its own.
///
/// - The command is in a new user, mount and pid namespace. Whoever called is root there.
/// - Its root is `directory` with all that is mounted below it. Of the old root, it can reach
///   nothing: no mount, no descriptor but 0, 1 and 2, and no working directory, which is "/".
/// - Its mounts are private. What we mount does not show outside, and what others mount outside
///   from then on does not show inside.
/// - /proc is a new one, which shows the processes of the new pid namespace.
/// - /dev is a new tmpfs with null, zero, full, random and urandom, which are those of the outside;
///   with tty, where the outside has one; with the links fd, stdin, stdout and stderr, which lead
///   below /proc/self; and with nothing else.
/// - Each path of `read_only` is read-only, with all that is mounted below it, and only inside.
///   For "/", that is all but /proc and /dev.
/// - `directory` must have the directories proc and dev. Nothing in it is changed.
/// - When we are killed, all that runs inside is killed.
///
/// Returns the command's status: what it gave to exit, or 128 + N when signal N killed it; 127 when
/// there is no such command inside, 126 when it cannot be started, 1 when there is no new root. A
/// failed call is reported as sys::check does: which call, of what, why. Then the command does not
/// run.
int run_in_new_root(const Options& options, char* const* command);
