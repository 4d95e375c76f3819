// Lab 14: the stage that the checks play on, tools/stage.sh, and the containers on it.
#pragma once

#include <functional>
#include <set>
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

/// Runs lines of shell on the stage, to their end.
Run run_on_stage(const std::string& lines);

/// Lines of shell that wait until no box runs any more: who has been killed may need a moment.
constexpr auto wait_for_the_end = "while grep -qsx box /proc/[0-9]*/comm; do sleep 0.01; done";

/// Its stderr is one line, with this text in it.
RunMatcher complained_once_of(const std::string& text);

/// Several containers on one stage. Each has a command `sleep N` of its own, and is known by the
/// number. `sleep 1000` is outside of them all.
class House {
 public:
  House();

  /// Starts `box OPTIONS rootfs sleep SECONDS` in the background, until that sleeps.
  void open(const std::string& options, const std::string& seconds);
  /// Starts `box pod OPTIONS` in the background, until it has said its name.
  void open_pod(const std::string& options);
  /// Types lines of shell, and waits until they are done.
  void run(const std::string& lines);
  /// Ends all input, and waits for the end.
  Run finish();

  /// Kills what `box ... sleep SECONDS` began as, or `box pod` for "pod", and waits until it is
  /// gone, and its command with it.
  void kill(const std::string& seconds);
  /// Lets all go on until the processes are as `is_there` wants them.
  void wait_for(const std::function<bool(const Processes&)>& is_there);

  const Look& look() const { return look_; }
  const Session& session() const { return session_; }
  /// The process that sleeps so long; for "pod", the one that holds the pod; nullptr when it is not
  /// there.
  const Process* find(const std::string& seconds) const;
  /// What is mounted for that one.
  Mounts mounts(const std::string& seconds) const;

 private:
  void type(const std::string& lines);
  void start(const std::string& lines, const std::string& seconds);
  const Process* holder() const;
  const Process* find_top(const Process* process) const;

  Session session_;
  std::string typed_;
  int steps_ = 0;
  Look look_;
};

/// `question` finds nothing wrong with those who sleep so long, of whom all are there.
LookMatcher finds(const House& house, const std::vector<std::string>& who, std::string expected,
                  std::function<std::string()> question);

/// What two processes have in common: kinds of namespaces, as /proc/PID/ns calls them, and
/// file systems: "/dev/shm" and "/dev/mqueue".
using Shared = std::set<std::string>;

/// What a container shares with the one that it has joined by --ipc=container:NAME.
inline const Shared joined_ipc{"user", "ipc", "/dev/shm", "/dev/mqueue"};

/// The two have this in common, and nothing else.
LookMatcher share(const House& house, const std::string& one, const std::string& other,
                  const Shared& shared);

}  // namespace boxlab
