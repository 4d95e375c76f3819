// Lab 06b: scenes of processes in IPC namespaces, and what the kernel says of them.
#pragma once

#include <set>
#include <string>

#include "check/catch/check.hpp"
#include "check/catch/namespaces.hpp"
#include "check/shell.hpp"

namespace boxlab {

/// As needs(), for all of list.queues, list.sets, list.segments and list.posix.
void needs_lists();

/// Somebody in an IPC namespace, and what the kernel says of it at this moment.
struct Tenant {
  Process process;
  std::string inode;   ///< of the namespace: "4026531839"
  IpcObjects objects;  ///< that are in it
};

/// A shell with the program, and with the lab's tools `tenant` and `crowd`.
class Stage {
 public:
  explicit Stage(Sandbox sandbox = boxlab::sandbox());

  /// Has the shell do these lines.
  void run(const std::string& lines) { shell_.run(lines); }
  /// Starts `command` in the background, which is to become, or to start, `tenant COUNT`; waits
  /// until that one has made its objects, and asks the kernel for them.
  Tenant start(const std::string& command, const std::string& count);
  /// What the kernel says of a tenant now.
  Tenant look_at(const Tenant& tenant);
  /// Has a tenant leave, in the way that it was told. What was said of it before is still true of
  /// the namespace that it has left.
  void leave(const Tenant& tenant);
  /// The first process of that name; the check can't go on without it.
  Process find(const std::string& name);
  /// The inode of the IPC namespace that the process is in.
  std::string inode(const Process& process);
  /// All who are in that namespace now, by the kernel.
  std::set<int> members(const std::string& inode);
  Shell& shell() { return shell_; }

  /// Runs `ipcscope --json` with these arguments, and ends the stage with it.
  Run scope(const std::string& arguments = "");
  /// Ends the stage. Of what was written to stderr, only what says something: see without_init.
  Run finish();

 private:
  Shell shell_;
};

}  // namespace boxlab
