// A shell in a sandbox that takes one step after another.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "check/ipc.hpp"
#include "check/sandbox.hpp"
#include "check/session.hpp"

namespace boxlab {

/// The IPC objects of a sandbox at one moment.
struct Inventory {
  std::vector<std::string> words;  ///< what has been run until then
  IpcObjects objects;              ///< as the kernel lists them
  std::string err;                 ///< what has been written to stderr until then
};

/// Drives several processes in one sandbox: step by step, with a look at the kernel in between.
///
///     Shell shell{sandbox()};
///     shell.run("post create /jobs; post recv /jobs &");
///     CHECK_THAT(shell.wait_for(...), ...);
///     shell.run("post send /jobs hello; wait");
///     CHECK_THAT(shell.finish(), printed("hello\n"));
class Shell {
 public:
  /// Starts `sh` in the sandbox. Throws as Session does.
  explicit Shell(Sandbox sandbox);

  /// Has the shell do these lines, and returns when it has. Also returns when they do not end
  /// within some seconds: then finish() gives a run that did not end.
  void run(const std::string& lines);
  /// Lets all go on until the processes are as `is_there` wants them: see Session::wait_for.
  Look wait_for(const std::function<bool(const Processes&)>& is_there);
  /// All IPC objects at this moment.
  Inventory inventory();
  /// The sandbox itself, to look at processes and to send them signals.
  Session& session() { return session_; }
  /// Ends the shell's input and waits for its end. Its status is that of the last step.
  Run finish();

 private:
  std::vector<std::string> words() const { return {"sh", "-c", lines_}; }

  Session session_;
  std::string lines_;  ///< all that it was told to do
};

}  // namespace boxlab
