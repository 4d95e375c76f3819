// Lab 11: a command on an overlay, and a process beside it.
#pragma once

#include <set>
#include <string>

#include "checks_image.hpp"

namespace boxlab {

/// A command that the program has started, and beside it one that it has not.
class Beside {
 public:
  /// Runs `layers --lower base --upper up sleep 1002` beside `sleep 1001`, until both sleep.
  Beside();

  const Look& look() const { return look_; }

  /// The command is in new user and mount namespaces, and in the old ones of all other kinds.
  LookMatcher has_new_namespaces() const;
  /// The kernel shows an overlay as the working directory of the command, and none to the process
  /// beside it.
  LookMatcher has_overlay_of_its_own() const;
  /// The command has descriptors 0, 1 and 2 and no others.
  LookMatcher opens_only_standard_streams() const;
  /// It neither blocks nor ignores a signal.
  LookMatcher leaves_signals_alone() const;

 private:
  using Question = std::function<std::string(const Process& inside, const Process& outside)>;
  LookMatcher asks(const std::string& expected, const Question& question) const;

  Session session_;
  Look look_;
};

}  // namespace boxlab
