// Lab 05: what the checks compare.
#pragma once

#include <set>
#include <string>

#include "check/catch/namespaces.hpp"

namespace boxlab {

/// A command that the program has started, and beside it one that it has not.
class Pair {
 public:
  /// Runs `unshare OPTIONS sleep 1002` beside `sleep 1001` in one sandbox, until both sleep.
  explicit Pair(const std::string& options, const Sandbox& sandbox = boxlab::sandbox());

  const Look& look() const { return look_; }
  const Session& session() const { return session_; }
  /// The process that was not moved, and the one that was; nullptr when it is not there.
  const Process* outside() const;
  const Process* inside() const;

 private:
  Session session_;
  Look look_;
};

/// The moved one is in new namespaces of these kinds, named as in /proc/PID/ns, and in the old ones
/// of all others.
LookMatcher has_new(const Pair& pair, const std::set<std::string>& kinds);

/// The file `name` of /proc/PID reads the same for both.
LookMatcher has_same(const Pair& pair, const std::string& name);

/// For the moved one, the file `name` of /proc/PID has these words, with a blank between them.
LookMatcher reads(const Pair& pair, const std::string& name, const std::string& text);

}  // namespace boxlab
