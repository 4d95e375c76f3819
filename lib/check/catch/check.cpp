#include "check/catch/check.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <catch2/catch_get_random_seed.hpp>
#include <random>

#include "check/catch/finding.hpp"
#include "check/catch/judged.hpp"

namespace boxlab {

Judged& judged() {
  static Judged the_one;
  return the_one;
}

Sandbox sandbox() {
  Sandbox sandbox;
  sandbox.program(judged().program_name, judged().program);
  return sandbox;
}

void needs(const std::string& id) {
  const auto& checks = judged().document.checks;
  const bool has_failed = std::any_of(checks.begin(), checks.end(), [&](const Verdict& verdict) {
    return verdict.id == id && verdict.status == Status::fail;
  });
  if (!has_failed) return;
  record({"", "", "not tried", fmt::format("it needs {}: make that pass first", id)});
  SKIP();
}

unsigned random_below(unsigned end) {
  static std::mt19937 generator{Catch::getSeed()};
  return std::uniform_int_distribution<unsigned>{0, end - 1}(generator);
}

}  // namespace boxlab
