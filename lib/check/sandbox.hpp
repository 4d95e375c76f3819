// A place in which a program that nobody trusts can run.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "check/limits.hpp"
#include "check/run.hpp"

namespace boxlab {

class Session;

/// A file that is put into the sandbox before the program starts.
struct GivenFile {
  std::string path;  ///< absolute, as seen inside; its directories are made
  std::string contents;
  bool executable = false;
};

/// The machine does not allow what a sandbox needs. what() says what forbids it and how to allow it.
class Blocked : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Describes a sandbox, then runs something in it. Each run gets a new one: fresh user, pid, mount,
/// ipc, net, uts and cgroup namespaces; a read-only system; its own /tmp (the working directory),
/// /dev/shm, /dev/mqueue and /proc; no network but loopback; limits; no privileges.
class Sandbox {
 public:
  /// Puts a file inside.
  Sandbox& file(GivenFile file);
  /// Gives the program this text as stdin, and then end-of-file. Without it, stdin is /dev/null.
  Sandbox& input(std::string text);
  /// Leaves stdin open, for Session::type.
  Sandbox& open_input();
  /// Sets a variable of the program's environment.
  Sandbox& variable(const std::string& name, std::string value);
  /// Sets other limits than the usual ones.
  Sandbox& limits(const Limits& limits);

  /// Runs `words`, a command that is looked for in PATH or an absolute path, to its end.
  /// Throws Blocked when this machine allows no sandbox, and std::system_error when it fails.
  Run run_command(std::vector<std::string> words) const;
  /// Starts `words` and lets it run: for looking at it meanwhile.
  Session start_command(std::vector<std::string> words) const;
};

}  // namespace boxlab
