#include "check/limits.hpp"

#include <algorithm>
#include <chrono>

#include "sys/process.hpp"

namespace boxlab {

namespace {

/// What one measurement took, in seconds, on the machine that the limits were chosen on.
constexpr double reference = 0.0004;

/// Starts and ends a process, and counts for a while: the two things that runs consist of.
double measure() {
  const auto start = std::chrono::steady_clock::now();
  sys::wait(sys::spawn([] { return 0; }));
  volatile unsigned count = 0;
  for (int i = 0; i < 100'000; ++i) count = count + 1;
  return std::chrono::duration<double>{std::chrono::steady_clock::now() - start}.count();
}

/// The median of some measurements: one that was interrupted says nothing about the machine.
double median_of_seven() {
  double seconds[7];
  for (double& second : seconds) second = measure();
  std::nth_element(seconds, seconds + 3, seconds + 7);
  return seconds[3];
}

}  // namespace

double machine_slowness() {
  // Runs that end need a hundredth of their limits. More than this would only let those that never
  // end, a fork bomb above all, keep a busy machine busy.
  constexpr double most = 10;
  static const double slowness = std::clamp(median_of_seven() / reference, 1.0, most);
  return slowness;
}

Limits scaled(Limits limits) {
  limits.wall_seconds *= machine_slowness();
  limits.cpu_seconds *= machine_slowness();
  return limits;
}

}  // namespace boxlab
