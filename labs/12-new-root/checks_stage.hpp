// Lab 12: the stage that the checks play on: tools/stage.sh.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "check/catch/check.hpp"
#include "check/catch/namespaces.hpp"
#include "check/mounts.hpp"

namespace boxlab {

/// A sandbox with the program, the stage and its tools.
Sandbox stage();

/// Runs `words` on the stage, to their end: {"newroot", "/tmp/root", "cat", "/etc/where"}.
Run run_on_stage(const std::vector<std::string>& words, const Sandbox& sandbox = stage());

/// A command in its new root, and a process outside that was there before.
class Pair {
 public:
  /// Runs `sleep 1001`, and then `newroot OPTIONS /tmp/root sleep 1002`, until both sleep.
  explicit Pair(const std::string& options = "");

  const Look& look() const { return look_; }
  const Session& session() const { return session_; }
  /// The process that stayed outside, and the command; nullptr when it is not there.
  const Process* outside() const;
  const Process* inside() const;
  /// The process that the program began as.
  const Process* launcher() const;

  /// What is mounted for each of them now, and what was outside before.
  Mounts mounts_outside() const { return parse_mounts(read_outside()); }
  Mounts mounts_inside() const;
  bool has_changed_outside() const { return read_outside() != before_; }

  /// Mounts something at /tmp/root/home, outside.
  void mount_late();
  /// Kills the launcher, and waits until the command is gone too.
  Look kill_launcher();

 private:
  std::string read_outside() const;

  Session session_;
  std::string before_;  ///< mountinfo outside, before the program was started
  Look look_;
};

/// `question` finds nothing wrong with a pair of which both are there.
LookMatcher finds(const Pair& pair, std::string expected, std::function<std::string()> question);

}  // namespace boxlab
