// Measuring things side by side.
#pragma once

#include <functional>
#include <optional>
#include <vector>

namespace boxlab::bench {

/// Measures something once; nothing where it could not.
using Probe = std::function<std::optional<double>()>;

/// The middle one of some figures, the greater one of two; nothing when one of them is missing.
std::optional<double> median(std::vector<std::optional<double>> figures);

/// What each probe found: the median of `rounds` figures. The probes take turns, so that a machine
/// that is busy for a while is busy for all of them. One that found nothing once has no figure.
/// `on_round` is called before each round, with its number from 1.
std::vector<std::optional<double>> take_turns(
    int rounds, const std::vector<Probe>& probes,
    const std::function<void(int)>& on_round = [](int) {});

/// How long one call takes, in seconds.
double seconds_of(const std::function<void()>& call);

/// What two things took, in seconds.
struct Comparison {
  double ours;
  double theirs;
  double ratio() const { return ours / theirs; }
};

/// How long one call takes, in seconds: the median of `rounds` calls.
double measure(int rounds, const std::function<void()>& call);

/// How long two calls take, which take turns.
Comparison compare(int rounds, const std::function<void()>& ours,
                   const std::function<void()>& theirs);

}  // namespace boxlab::bench
