// Lab 15: the stage that the checks play on, tools/stage.cpp, and the containers on it.
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "check/catch/check.hpp"
#include "check/catch/namespaces.hpp"
#include "check/mounts.hpp"

namespace boxlab {

using Json = nlohmann::json;

/// As needs(id); blocked where this machine allows no namespaces inside a sandbox, or has no
/// busybox that needs no libraries.
void needs_stage(const std::string& id = "run.command");

/// A config.json: the words, in a container with six namespaces of its own, few rights, and /proc,
/// /dev, /dev/shm and /dev/mqueue.
Json config(const std::vector<std::string>& words);
/// The same for lines of shell.
Json config_of(const std::string& lines);
/// Adds to the list that is below `key`, which may be a path: "/linux/maskedPaths".
void add(Json& config, const std::string& key, Json element);
/// A hook that does these lines of shell.
Json hook(const std::string& lines);

/// For each /tmp/NAME on the stage, its config.json.
using Bundles = std::map<std::string, Json>;

/// A sandbox with the program, the stage and these bundles.
Sandbox stage(const Bundles& bundles);

/// Runs lines of shell on a stage, to their end.
Run run_on_stage(const std::string& lines, const Bundles& bundles);
Run run_on_stage(const std::string& lines, const Sandbox& sandbox);

/// Runs a container by `ocibox run`, whose command is these lines of shell, to its end.
Run run_container(const Json& config);

/// What makes the container c1 of a Play.
inline constexpr auto make_and_start =
    "ocibox create --bundle c1 --pid-file /tmp/c1.pid c1 && ocibox start c1";

/// Lines of shell on a stage, step by step, with looks at the kernel in between.
class Play {
 public:
  /// Does the first step. A container is known by its pid file, which has to be ID.pid.
  Play(const Sandbox& sandbox, const std::vector<std::string>& steps);
  Play(const Bundles& bundles, const std::vector<std::string>& steps)
      : Play{stage(bundles), steps} {}

  /// Does the next step.
  void next();
  /// The end of it, after the last step.
  Run finish();

  const Look& look() const { return look_; }
  const Session& session() const { return session_; }
  /// The process of the container `id`; nullptr when it is not there.
  const Process* container(const std::string& id = "c1") const;
  /// The shell outside; nullptr when it is not there.
  const Process* outside() const;
  /// What is mounted for a process, and outside; nothing when nobody is there any more.
  Mounts mounts_of(const Process& process) const;
  Mounts mounts_outside() const;
  /// A file of the stage, by its name in /tmp; empty when there is none.
  std::string file(const std::string& name) const;
  /// The line "NAME: value" of the status of a process (proc_pid_status(5)).
  std::string status(const Process& process, const std::string& name) const;
  /// Waits until the process of c1 is `sleep 1002`, or nothing more is to be expected.
  void await_command();
  /// Kills the process of c1, and waits until it is gone.
  void kill();

 private:
  void await_step();

  Session session_;
  Look look_;
};

/// A play in which c1 runs `sleep 1002`, after these lines of shell.
Play start_c1(const Json& config, const std::string& before = "");

/// `question` finds nothing wrong with a play whose container c1 is there.
LookMatcher finds(const Play& play, std::string expected,
                  std::function<std::string(const Process& container)> question);
/// The process of c1 is there no more.
LookMatcher has_ended(const Play& play);
/// The process of c1 runs `sleep 1002`.
LookMatcher runs_command(const Play& play);

}  // namespace boxlab
