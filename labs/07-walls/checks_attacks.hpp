// Lab 07: two tenants, one of whom attacks the other.
#pragma once

#include <catch2/matchers/catch_matchers.hpp>
#include <string>
#include <utility>
#include <vector>

#include "check/run.hpp"

namespace boxlab {

/// The kinds of namespaces in which two tenants differ.
using Walls = std::vector<std::string>;

/// Has the program say what gets through from one to the other, where it can't try it.
Run predict_between(const Walls& walls);

/// What was printed for these walls is what comes of the attacks of tools/attacker.cpp.
class AttackMatcher : public Catch::Matchers::MatcherBase<Run> {
 public:
  explicit AttackMatcher(Walls walls) : walls_{std::move(walls)} {}
  bool match(const Run& run) const override;
  std::string describe() const override { return "what gets through is what was predicted"; }

 private:
  Walls walls_;
};

/// See AttackMatcher.
AttackMatcher agrees_with_attacks(const Walls& walls);

}  // namespace boxlab
