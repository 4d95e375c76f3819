// The steps that a run consists of, and which of them made what.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "check/leftovers.hpp"

namespace boxlab {

/// Remembers during which step each thing in a sandbox was first there. A shell that is typed to
/// takes one step for each text; a run of any other kind is a single step, which has no text.
class Steps {
 public:
  /// What is new among `things` was made by the step that goes on.
  void see(const Things& things);
  /// The next step begins. Call see() before it.
  void begin(const std::string& typed);
  /// More is typed before the step that goes on is over: from now on, one can't tell the two apart.
  void go_on(const std::string& typed);
  /// All `things` in words, each with who made it.
  Leftovers describe(const Things& things) const;

 private:
  std::string maker(const Thing& thing) const;

  std::vector<std::string> texts_{""};  ///< of each step; the first is what is before all typing
  std::map<std::string, std::size_t> makers_;  ///< identity of a thing -> number of a step
};

}  // namespace boxlab
