// Measuring two things side by side.
#pragma once

#include <functional>

namespace boxlab {

/// What two things took, in seconds: medians of runs that took turns, so that a machine that is
/// busy for a while is busy for both.
struct Comparison {
  double ours;
  double theirs;
  double ratio() const { return ours / theirs; }
};

/// How long one call takes, in seconds: the median of `rounds` calls.
double measure(int rounds, const std::function<void()>& call);

/// How long two calls take.
Comparison compare(int rounds, const std::function<void()>& ours,
                   const std::function<void()>& theirs);

}  // namespace boxlab
