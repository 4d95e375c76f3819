// A place in which a program that nobody trusts can run.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "check/blocked.hpp"
#include "check/plan.hpp"
#include "check/run.hpp"

namespace boxlab {

class Session;

/// Describes a sandbox, then runs something in it. Each run gets a new one: fresh user, pid, mount,
/// ipc, net, uts and cgroup namespaces; a read-only system; its own /tmp (the working directory),
/// /dev/shm, /dev/mqueue and /proc; no network but loopback; limits; no privileges.
class Sandbox {
 public:
  Sandbox();

  /// Names the program that run() and start() run: it becomes /lab/NAME inside.
  Sandbox& program(const std::string& name, std::string contents);
  /// Puts a file inside.
  Sandbox& file(GivenFile file);
  /// Gives the program this text as stdin, and then end-of-file. Without it, stdin is /dev/null.
  Sandbox& input(std::string text);
  /// Leaves stdin open until Session::close_input.
  Sandbox& open_input();
  /// Sets a variable of the program's environment.
  Sandbox& variable(const std::string& name, const std::string& value);
  /// Sets a value below /proc/sys for the namespaces of the sandbox: one of an IPC namespace, such
  /// as "kernel/msgmni" or "fs/mqueue/queues_max".
  Sandbox& setting(const std::string& name, const std::string& value);
  /// Shows only these directories and files of the system, instead of all that programs may need.
  Sandbox& system(std::vector<std::string> paths);
  /// Shows a device of the machine inside, at the same path: "/dev/vda". Whoever may use it outside
  /// may do so inside.
  Sandbox& device(std::string path);
  /// Gives the run cgroups (v2) that it may divide further, with these controllers ("memory"): they
  /// are mounted at /sys/fs/cgroup, and the program is in /caller there. A run of it throws Blocked
  /// where this machine has none to give.
  Sandbox& cgroups(std::vector<std::string> controllers);
  /// Sets other limits than the usual ones.
  Sandbox& limits(const Limits& limits);
  /// Leaves it to the program to set no_new_privs, so that one can see whether it does. The
  /// bounding set then keeps it from more rights. Throws Blocked where it is set for this process,
  /// since nobody can take it back: see PR_SET_NO_NEW_PRIVS in prctl(2).
  Sandbox& without_no_new_privs();
  /// Keeps the file `name` of /tmp, when the run exits with 0: it becomes Run::kept.
  Sandbox& keep(std::string name);

  /// Runs the program with these arguments to its end. Throws as run_command() does.
  Run run(const std::vector<std::string>& arguments) const;
  /// Starts the program with these arguments and lets it run.
  Session start(const std::vector<std::string>& arguments) const;

  /// Runs `words`, a command that is looked for in PATH or an absolute path, to its end.
  /// Throws Blocked when this machine allows no sandbox, and std::system_error when it fails.
  Run run_command(std::vector<std::string> words) const;
  /// Starts `words` and lets it run: for looking at it meanwhile.
  Session start_command(std::vector<std::string> words) const;

  /// Runs lines of shell, for several processes in one sandbox; the program is called by its name
  /// alone, also where the system has one of that name.
  Run run_shell(const std::string& script) const;
  /// The plan of `words` with all that was put into /lab on PATH, for who runs it by himself.
  Plan plan(std::vector<std::string> words) const;

  /// Starts a shell. With open_input() and Session::type, and no script, it does one step after
  /// another.
  Session start_shell(const std::string& script) const;

 private:
  Session begin(Plan plan) const;

  Plan plan_;
  std::string program_;
  std::optional<std::string> input_;
  bool leaves_input_open_ = false;
  bool is_typed_to_ = false;
  std::string kept_name_;
};

}  // namespace boxlab
