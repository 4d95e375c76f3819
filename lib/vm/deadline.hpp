// A time limit.
#pragma once

#include <algorithm>
#include <chrono>

namespace boxlab::vm {

/// The end of some time from now.
class Deadline {
 public:
  explicit Deadline(std::chrono::milliseconds time) : end_{Clock::now() + time} {}

  bool is_over() const { return Clock::now() >= end_; }
  /// What is left of it, for poll(2): at most `most` milliseconds, and at least 1 until it is over.
  int left_ms(int most) const {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end_ - Clock::now()).count();
    return static_cast<int>(std::clamp<long>(left, 0, most));
  }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point end_;
};

}  // namespace boxlab::vm
