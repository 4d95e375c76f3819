// Lab 11: the function that you write, in layers.cpp.
#pragma once

/// What the command line asks for. All names are as they were typed: relative ones begin where the
/// program was started, and any character may be in them.
struct Layers {
  const char* const* lower;  ///< names of directories, the topmost first; ends with nullptr
  const char* upper;         ///< the name of a directory, or nullptr: then nothing can be changed
};

/// Runs `command`, a name and arguments as execvp(3) takes them, in the merged tree of the layers:
/// an overlay file system (overlayfs), whose top is the working directory of the command.
///
/// - It takes no rights: the command runs in new user and mount namespaces, in which whoever called
///   us is root, as with `unshare -r -m`. Nobody outside sees the mount.
/// - What the command changes goes into `upper`; a later run with the same `upper` finds it. The
///   lower directories never change. One lower directory is enough, also without `upper`.
/// - Lists of names longer than a page of mount options can hold work like others.
/// - The command has the descriptors that we were given, and no others.
/// - We wait for the command. Neither SIGINT nor SIGTERM ends us before it has ended; for the
///   command, both do what they did before.
/// - When it has ended, nothing is left but what is in `upper`: no work directory, no mount point.
///
/// Returns the command's status: what it gave to exit, or 128 + N when signal N killed it; 127 when
/// there is no such command, 126 when it cannot be started. When something is refused, the command
/// does not run, the status is 1, and a message on stderr says which call, which directory, and
/// why. Two refusals are a bare EINVAL of the kernel, so the message has to say more:
///
///     "same mount"     the upper directory is itself a mount point, so that no work directory can
///                      be outside of it and yet on the same mount
///     "not supported"  the file system of the upper directory is an overlay already
int run_layers(const Layers& layers, char* const* command);
