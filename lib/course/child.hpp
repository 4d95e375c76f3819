// Trusted programs that are started and heard out.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sys/descriptor.hpp"
#include "sys/types.hpp"

namespace boxlab {

/// What to start.
struct Command {
  std::vector<std::string> words;        ///< an absolute path, and arguments
  std::vector<std::string> environment;  ///< NAME=value; nothing else is passed on
  int kept = -1;                         ///< a descriptor that the program gets under its number
  std::string directory{};               ///< where it works; here without one
  int input = -1;  ///< a descriptor that becomes its stdin; /dev/null without one
};

/// What a program printed, and how it ended.
struct Outcome {
  std::string out;
  std::string err;
  int wait_status = 0;  ///< as wait(2) gives it

  bool exited() const;
  /// "exit status 1", "killed by SIGSEGV (11)".
  std::string end() const;
  /// What it has to say for itself: the first line of its stderr, cut at 200 bytes and escaped
  /// where it can't be shown; how it ended, where it said nothing.
  std::string complaint() const;
};

/// A child process whose output goes to memory. It does not outlive the thread that started it, nor
/// this object.
class Child {
 public:
  explicit Child(const Command& command);
  /// The same, but its stdout is `out`, and no part of the outcome.
  Child(const Command& command, const sys::Descriptor& out);
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();

  /// A descriptor that can be read (poll(2)) when the process has ended.
  const sys::Descriptor& pidfd() const { return pidfd_; }
  /// Waits for its end.
  Outcome finish();

 private:
  sys::Descriptor out_;
  sys::Descriptor err_;
  sys::Pid pid_;
  sys::Descriptor pidfd_;
  bool is_reaped_ = false;
};

/// Runs a program to its end.
Outcome run(const Command& command);

/// Runs a program to its end, and hands over each line of its stdout as soon as it is complete.
Outcome run(const Command& command, const std::function<void(const std::string&)>& on_line);

/// Runs all commands, `at_once` of them at any time. Calls `on_start` for each when it is started,
/// and `on_end` in the order in which they end, with its index.
void run_all(
    const std::vector<Command>& commands, std::size_t at_once,
    const std::function<void(std::size_t, const Outcome&)>& on_end,
    const std::function<void(std::size_t)>& on_start = [](std::size_t) {});

}  // namespace boxlab
