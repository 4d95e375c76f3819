// Lab 07: what the learner's table says.
#pragma once

#include <catch2/matchers/catch_matchers.hpp>
#include <string>
#include <utility>
#include <vector>

#include "check/run.hpp"

namespace boxlab {

/// Runs the program with these arguments where it can make no namespaces: where it has to know.
Run predict(const std::vector<std::string>& arguments);

/// The row of `mechanism` that was printed says what the kernel does.
class PredictionMatcher : public Catch::Matchers::MatcherBase<Run> {
 public:
  explicit PredictionMatcher(std::string mechanism) : mechanism_{std::move(mechanism)} {}
  bool match(const Run& run) const override;
  std::string describe() const override { return "the table says what the kernel does"; }

 private:
  std::string mechanism_;
};

/// See PredictionMatcher.
PredictionMatcher agrees_with_kernel(const std::string& mechanism);

}  // namespace boxlab
