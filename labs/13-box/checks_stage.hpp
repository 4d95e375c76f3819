// Lab 13: the stage that the checks play on: tools/stage.sh.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "check/catch/check.hpp"
#include "check/catch/namespaces.hpp"
#include "check/mounts.hpp"

namespace boxlab {

/// As needs(id); blocked where this machine allows no namespaces inside a sandbox, or has no
/// busybox that needs no libraries.
void needs_stage(const std::string& id = {});

/// A sandbox with the program, the stage and its tools.
Sandbox stage();

/// The same with cgroups of its own; blocked where this machine has none to give.
Sandbox stage_with_cgroups();

/// The first step there: the group that the program's own is in hands on what its new one needs.
constexpr auto hand_on_controllers = "echo +memory +pids >/sys/fs/cgroup/cgroup.subtree_control; ";

/// Runs `words` on the stage, to their end: {"box", "/tmp/rootfs", "cat", "/etc/where"}.
Run run_on_stage(const std::vector<std::string>& words, const Sandbox& sandbox = stage());

/// Runs lines of shell in a box, to their end.
Run run_in_box(const std::string& lines, const Sandbox& sandbox = stage());

/// Its stderr is one line, with each of these texts in it.
RunMatcher complained_once_of(const std::vector<std::string>& texts);

/// What a pair begins with.
struct Cast {
  std::string inside = "sleep 1002";  ///< the command in the box: it becomes or starts `sleep 1002`
  bool has_rights = false;            ///< those of the stage's root
  bool has_no_new_privs = true;       ///< without the program's doing
  bool has_cgroups = false;           ///< there are some to be had, with memory and pids
};

/// A command in its box, and a process outside that was there before.
class Pair {
 public:
  /// Runs `sleep 1001`, and then `box /tmp/rootfs` with the command, until both sleep.
  explicit Pair(const Cast& cast = {});

  const Look& look() const { return look_; }
  const Session& session() const { return session_; }
  /// The process that stayed outside, and the command; nullptr when it is not there.
  const Process* outside() const;
  const Process* inside() const;
  /// All that are in the command's pid namespace; of `all`, or of those of the last look.
  Processes all_inside(const Processes& all) const;
  Processes all_inside() const { return all_inside(look_.processes); }
  /// The one that is process 1 there; nullptr when it is not there.
  const Process* init() const;

  /// What is mounted for each of them now, and what was outside before.
  Mounts mounts_outside() const { return parse_mounts(read_outside()); }
  Mounts mounts_inside() const;
  bool has_changed_outside() const { return read_outside() != before_; }
  /// The line "NAME: value" of the command's status (proc_pid_status(5)).
  std::string status(const std::string& name) const;

  /// Lets all go on until the processes are as `is_there` wants them.
  const Look& wait_for(const std::function<bool(const Processes&)>& is_there);
  /// Kills what the program began as, and waits until the command is gone too.
  const Look& kill_launcher();

 private:
  std::string read_outside() const;
  const Process* launcher() const;

  Session session_;
  std::string before_;  ///< mountinfo outside, before the program was started
  Look look_;
};

/// `question` finds nothing wrong with a pair of which both are there.
LookMatcher finds(const Pair& pair, std::string expected, std::function<std::string()> question);

}  // namespace boxlab
