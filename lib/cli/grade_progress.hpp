// How far grading is.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "grade/work.hpp"

namespace boxlab {

/// Prints each result as a line of its own. On a terminal, a line below them says how many are
/// done, how fast it goes, how long it will take, and what is running.
class GradeProgress {
 public:
  /// `all` works are to be judged.
  explicit GradeProgress(std::size_t all);
  GradeProgress(const GradeProgress&) = delete;
  GradeProgress& operator=(const GradeProgress&) = delete;
  /// The line goes.
  ~GradeProgress();

  /// This work is being judged.
  void start(const grade::Work& work);
  /// This work has a result.
  void end(const grade::Work& work);

 private:
  void draw() const;
  void clear() const;
  std::string speed() const;

  std::size_t all_;
  std::size_t done_ = 0;
  std::vector<std::string> running_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  bool is_drawn_;
};

/// "40 s", "12 min", "3 h 5 min".
std::string to_duration(double seconds);

}  // namespace boxlab
