#include "bench/stopwatch.hpp"

#include <algorithm>
#include <chrono>

namespace boxlab::bench {

namespace {

using Figures = std::vector<std::optional<double>>;

Probe time_of(const std::function<void()>& call) {
  return [&call] { return seconds_of(call); };
}

}  // namespace

std::optional<double> median(Figures figures) {
  const auto middle = figures.begin() + static_cast<std::ptrdiff_t>(figures.size() / 2);
  if (std::find(figures.begin(), figures.end(), std::nullopt) != figures.end()) return std::nullopt;
  std::nth_element(figures.begin(), middle, figures.end());
  return *middle;
}

std::vector<std::optional<double>> take_turns(int rounds, const std::vector<Probe>& probes,
                                              const std::function<void(int)>& on_round) {
  std::vector<Figures> found(probes.size());
  for (int round = 1; round <= rounds; ++round) {
    on_round(round);
    for (std::size_t i = 0; i < probes.size(); ++i) found[i].push_back(probes[i]());
  }
  Figures medians;
  for (const Figures& figures : found) medians.push_back(median(figures));
  return medians;
}

double seconds_of(const std::function<void()>& call) {
  const auto start = std::chrono::steady_clock::now();
  call();
  return std::chrono::duration<double>{std::chrono::steady_clock::now() - start}.count();
}

double measure(int rounds, const std::function<void()>& call) {
  return take_turns(rounds, {time_of(call)})[0].value();
}

Comparison compare(int rounds, const std::function<void()>& ours,
                   const std::function<void()>& theirs) {
  const auto seconds = take_turns(rounds, {time_of(ours), time_of(theirs)});
  return {seconds[0].value(), seconds[1].value()};
}

}  // namespace boxlab::bench
