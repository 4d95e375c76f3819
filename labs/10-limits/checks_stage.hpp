// Lab 10: the program `limit` while its command runs, looked at from outside.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "check/catch/check.hpp"

namespace boxlab {

constexpr std::uint64_t mebibyte = 1 << 20;

/// A sandbox with the program, the lab's tools, and cgroups of its own with these controllers.
Sandbox stage(const std::vector<std::string>& controllers = {"cpu", "io", "memory", "pids"});

/// Starts `limit WORDS...`, or something else that starts it.
Session start(const std::vector<std::string>& words, const Sandbox& sandbox = stage());

bool exists(const Process& process);
bool sleeps(const Process& process);

/// A command with limits, while it runs.
class Watch {
 public:
  using Question = std::function<bool(const Process&)>;

  /// Starts `words`, and waits until the process called `name`, which is the command, `is_ready`.
  Watch(const std::vector<std::string>& words, const std::string& name,
        const Question& is_ready = sleeps, const Sandbox& sandbox = stage());

  const Look& look() const { return look_; }
  Session& session() { return session_; }
  const Session& session() const { return session_; }

  /// The command, and the program that started it; nullptr when it is not there.
  const Process* command() const;
  const Process* launcher() const { return find("limit"); }

  /// The group that the command is in: "/limit-7"; empty when it does not run.
  std::string group() const;
  std::string group(const Process* process) const;
  /// What a file of that group says, without the line's end; empty when there is no such file.
  std::string file(const std::string& name) const;
  /// The number behind `key` in a file of it.
  std::uint64_t count(const std::string& file, const std::string& key) const;

  /// Lets all go on until `is_there`, and looks again.
  const Look& wait_until(const std::function<bool(const Processes&)>& is_there);

 private:
  const Process* find(const std::string& name) const;

  std::string name_;
  Session session_;
  Look look_;
};

/// `question` finds nothing wrong with a command that runs.
LookMatcher finds(const Watch& watch, std::string expected, std::function<std::string()> question);

/// The kernel has set this limit: the file says so.
LookMatcher has_limit(const Watch& watch, const std::string& file, const std::string& value);

/// Its stderr says nothing of this.
RunMatcher said_nothing_of(const std::string& text);

}  // namespace boxlab
