// Lab 09: a network namespace in which the program is called, and what the kernel shows of it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "check/catch/namespaces.hpp"

namespace boxlab {

/// Blocked where a program in a sandbox can make no namespaces, or no veth pair.
void require_veth();

/// As needs(id); blocked where require_veth() is.
void needs_veth(const std::string& id);

/// A sandbox in which the words of a command may be names of what is in /lab.
Sandbox workshop();

/// Runs a command to its end in a new network namespace, with all rights there.
Run run_outside(const std::vector<std::string>& words, const std::string& input = "");

/// A shell in a network namespace of its own, in which it has all rights: "outside". It starts the
/// program, and so there are boxes beside it.
class Outside {
 public:
  Outside();

  /// Has the shell do a line.
  void type(const std::string& line);
  /// Lets all go on until the processes are as `is_there` wants them.
  const Look& wait_for(const std::function<bool(const Processes&)>& is_there);
  /// Waits until `sleep NUMBER` sleeps, and all interfaces that are up, there and outside, run.
  const Look& wait_for_sleeper(const std::string& number);
  /// Waits until `talk serve PORT NAME` waits for somebody to ask.
  const Look& wait_for_server(const std::string& name);
  /// Kills the program that was started last.
  void kill_netbox();
  /// Types a last line, and waits until the shell has ended.
  Run finish(const std::string& line);

  const Look& look() const { return look_; }
  const Session& session() const { return session_; }
  /// The shell; nullptr when it is gone.
  const Process* shell(const Processes& processes) const;
  /// The network interfaces that the shell has.
  std::vector<Interface> interfaces(const Processes& processes) const;
  /// Those that `sleep NUMBER` has; none when it does not run.
  std::vector<Interface> interfaces_of(const Processes& processes, const std::string& number) const;

 private:
  Session session_;
  std::string typed_;
  Look look_;
};

/// The process that runs `sleep NUMBER`, or nullptr.
const Process* find_sleeper(const Processes& processes, const std::string& number);

/// An end of a pair as it should be: up, and running.
Interface veth(const std::string& name, const std::string& address);

/// In the box of `sleep NUMBER` there are lo and these interfaces, and no others.
LookMatcher has_in_box(const Outside& outside, const std::string& number,
                       const std::vector<Interface>& interfaces);
/// Outside there are lo and these interfaces, and no others.
LookMatcher has_outside(const Outside& outside, const std::vector<Interface>& interfaces);

}  // namespace boxlab
