#include "cli/stopwatch.hpp"

#include <algorithm>
#include <chrono>
#include <vector>

namespace boxlab {

namespace {

double seconds_of(const std::function<void()>& call) {
  const auto start = std::chrono::steady_clock::now();
  call();
  return std::chrono::duration<double>{std::chrono::steady_clock::now() - start}.count();
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

double measure(int rounds, const std::function<void()>& call) {
  std::vector<double> seconds;
  for (int round = 0; round < rounds; ++round) seconds.push_back(seconds_of(call));
  return median(seconds);
}

Comparison compare(int rounds, const std::function<void()>& ours,
                   const std::function<void()>& theirs) {
  std::vector<double> our_seconds;
  std::vector<double> their_seconds;
  for (int round = 0; round < rounds; ++round) {
    our_seconds.push_back(seconds_of(ours));
    their_seconds.push_back(seconds_of(theirs));
  }
  return {median(our_seconds), median(their_seconds)};
}

}  // namespace boxlab
