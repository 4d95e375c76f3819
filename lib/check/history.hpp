// The last looks that the judge took at the processes of a run.
#pragma once

#include <chrono>
#include <deque>

#include "check/proc.hpp"

namespace boxlab {

/// All processes of a sandbox, and when they were so.
struct Moment {
  std::chrono::steady_clock::time_point time;  ///< when they were read
  Processes processes;                         ///< all but init
};

/// The last looks, about half a second of them: over that long, one can tell what moves at all.
class History {
 public:
  /// Adds the latest look, and forgets those that have become too old.
  void add(Moment look);
  /// The oldest of the looks. There must be one.
  const Moment& first() const { return looks_.front(); }
  /// The latest. There must be one.
  const Moment& last() const { return looks_.back(); }
  /// Nothing has moved since the last look, but had before. What the autopsy says of such a state
  /// holds as long as the state, so it is done once.
  bool is_new_standstill(const Processes& now);
  /// At so many of the last looks, nothing had moved since the one before.
  int still_looks() const { return still_looks_; }
  /// At so many looks since the beginning.
  int all_still_looks() const { return all_still_looks_; }
  void count_still_looks_anew() { still_looks_ = 0; }  ///< from the next look on

 private:
  std::deque<Moment> looks_;
  int still_looks_ = 0;
  int all_still_looks_ = 0;
};

}  // namespace boxlab
