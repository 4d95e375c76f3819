#include "bench/stopwatch.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "bench/cell.hpp"
#include "example.hpp"

using namespace boxlab;
using namespace boxlab::bench;

TEST_CASE("the median is the middle one, or the greater one of two") {
  CHECK(median({3.0, 1.0, 2.0}) == 2.0);
  CHECK(median({4.0, 1.0, 3.0, 2.0}) == 3.0);
  CHECK(median({1.0, std::nullopt, 2.0}) == std::nullopt);
}

TEST_CASE("probes take turns") {
  std::string order;
  double figure = 0;
  const auto found = take_turns(
      3, {[&] { return order += 'a', ++figure; }, [&] { return order += 'b', std::nullopt; }},
      [&](int round) { order += std::to_string(round); });
  CHECK(order == "1ab2ab3ab");
  CHECK(found == std::vector<std::optional<double>>{2.0, std::nullopt});
}

TEST_CASE("cells end up where they belong") {
  Report report = make_example();
  report.rounds = 1;
  fill_in(report, {{1, 2, 0, [] { return 7.0; }}, {0, 1, 1, [] { return std::nullopt; }}},
          [](int) {});
  CHECK(report.panels[1].figures[2][0] == 7.0);
  CHECK_FALSE(report.panels[0].figures[1][1]);
}
