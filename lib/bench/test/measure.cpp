#include "bench/measure.hpp"

#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <stdexcept>

#include "bench/cpus.hpp"
#include "bench/ipc.hpp"

using namespace boxlab;
using namespace boxlab::bench;

namespace {

constexpr double slice = 0.0005;

/// Fails in the one process, and would let the other one wait for ever.
class Broken : public Channel {
 public:
  void send(const Message&, sys::Size) override { throw std::runtime_error{"a broken channel"}; }
  void receive(Message&, sys::Size) override { pause(); }
};

/// Figures of a panel are there where they should be, more than nothing, and sane as ratios.
void check_figures(const Panel& panel, std::size_t row, std::size_t columns) {
  for (std::size_t column = 0; column < columns; ++column) {
    REQUIRE(panel.figures[row][column]);
    CHECK(*panel.figures[row][column] > 0);
    CHECK(*panel.ratio(row, column) > 0);
  }
}

}  // namespace

TEST_CASE("a process that fails ends the measurement, also when the other one waits for it") {
  const Mechanism broken{"broken", 64, [](sys::Size) -> std::unique_ptr<Channel> {
                           return std::make_unique<Broken>();
                         }};
  CHECK_THROWS_AS(round_trip(broken, 64, {}, slice), std::runtime_error);
  CHECK_THROWS_AS(throughput(broken, 64, {}, slice), std::runtime_error);
}

TEST_CASE("a copy takes time") {
  CHECK(copy_rate(64, Target::next_place, allowed_cpus().front(), slice) > 0);
  CHECK(copy_rate(64, Target::same_place, allowed_cpus().front(), slice) > 0);
}

TEST_CASE("pinned processes get their CPUs back") {
  const std::vector<int> before = allowed_cpus();
  {
    const Pinned pinned{{before.back()}};
    CHECK(allowed_cpus() == std::vector{before.back()});
  }
  CHECK(allowed_cpus() == before);
}

TEST_CASE("every mechanism is measured with every size that it takes") {
  IpcOrder order;
  order.rounds = 1;
  order.slice = slice;
  order.sizes = {64, largest_message};
  const Report report = measure_ipc(order);
  REQUIRE(report.panels.size() == 3);
  REQUIRE(report.columns.size() == 2);
  for (const Panel& panel : report.panels) {
    CHECK(panel.ratio(panel.limit, 0) == 1.0);
    CHECK(panel.ratio(panel.limit, 1) == 1.0);
    std::size_t row = report.rows.size() - all_mechanisms().size();
    for (const Mechanism& mechanism : all_mechanisms()) {
      INFO(panel.title << ", " << mechanism.name);
      CHECK(report.rows[row].name == mechanism.name);
      const bool takes_both = mechanism.largest == largest_message;
      check_figures(panel, row, takes_both ? 2 : 1);
      CHECK(panel.figures[row][1].has_value() == takes_both);
      ++row;
    }
  }
}
