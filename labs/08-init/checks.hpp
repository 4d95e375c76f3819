// Lab 08: the program at work, with a command that shows what reaches it.
#pragma once

#include <csignal>
#include <functional>
#include <string>
#include <vector>

#include "check/catch/namespaces.hpp"

namespace boxlab {

/// A sandbox in which the words of a command may be names of what is in /lab, and in which
/// hundreds of processes can live.
Sandbox workshop();

/// Runs `init WORDS...`, process 1 of a new pid namespace, to its end.
Run run_as_1(const std::vector<std::string>& words, const std::string& input = "");

/// What the program is: process 1 of a new pid namespace, or the job of a shell.
enum class Role { process_1, job };

/// The program with a command that goes on until it is told to end.
class Supervised {
 public:
  /// Runs `init WORDS...` until the program sleeps, and its command waits for input.
  explicit Supervised(const std::vector<std::string>& words = {"witness"},
                      Role role = Role::process_1);
  /// Runs `init witness COUNT` until the program has that many orphans.
  explicit Supervised(std::size_t orphans, Role role = Role::process_1);

  /// The program, and its command; nullptr when it is not there.
  const Process* init(const Processes& processes) const;
  const Process* command(const Processes& processes) const;
  /// Which of the two is not there; empty when both are.
  std::string missing(const Processes& processes) const;
  /// The orphans that have become the program's children, alive or zombies.
  std::size_t count_orphans(const Processes& processes) const;
  /// The signals that are set in the line `field` of the command's /proc/PID/status, as "SigBlk".
  std::vector<int> signals(const Processes& processes, const std::string& field) const;

  /// The last look.
  const Look& look() const { return look_; }
  /// Lets all go on until the processes are as `is_there` wants them.
  const Look& wait_for(const std::function<bool(const Processes&)>& is_there);
  /// Sends a signal to the program.
  void send(int signal) { send_to(init(look_.processes), signal); }
  /// Sends a signal to its command.
  void send_to_command(int signal) { send_to(command(look_.processes), signal); }
  /// Stops the program, and waits until it is stopped: what happens then, happens at once for it.
  void stop();
  /// Lets the program go on.
  void go_on() { send(SIGCONT); }
  /// Tells the command what to do.
  void tell(const std::string& line) { session_.type(line + "\n"); }
  /// Lets the command end.
  void end_command() { session_.close_input(); }
  /// Lets the command end, and waits for the end of all.
  Run finish();

 private:
  Supervised(const std::vector<std::string>& words, std::size_t orphans, Role role);
  void send_to(const Process* process, int signal);

  Session session_;
  Look look_;
};

/// "SIGHUP, SIGRTMIN+3"; "none". All real-time signals are named together.
std::string list_signals(const std::vector<int>& signals);

/// These signals, and no others, have reached the command.
LookMatcher has_received(const Supervised& supervised, const std::vector<int>& signals);
/// Lets all go on until all of these signals have reached the command, and the program sleeps.
const Look& wait_for_signals(Supervised& supervised, const std::vector<int>& signals);
/// Lets the orphans end: all are zombies then, or have been waited for.
void end_orphans(Supervised& supervised);
/// Lets all go on until the program has no orphan any more, alive or not.
const Look& wait_until_reaped(Supervised& supervised);
/// The program and its command are there, and so many orphans, alive or not.
LookMatcher has_orphans(const Supervised& supervised, std::size_t count);

}  // namespace boxlab
