#include "bench/ipc_cells.hpp"

#include <utility>

#include "bench/cpus.hpp"
#include "bench/measure.hpp"

namespace boxlab::bench {

namespace {

/// Collects the cells.
class Cells {
 public:
  explicit Cells(const IpcOrder& order) : order_{order}, cpus_{two_cpus()} { add_cells(); }
  std::vector<Cell> all() && { return std::move(cells_); }

 private:
  void add_cells() {
    for (std::size_t column = 0; column < order_.sizes.size(); ++column) {
      for (const IpcPanel panel : {together, apart, rate}) {
        add_limits(panel, column);
        add_mechanisms(panel, column);
        add_labs(panel, column);
      }
    }
  }

  void add_limits(IpcPanel panel, std::size_t column) {
    if (panel == rate) {
      add_copy(copy, column, Target::next_place);
      add_copy(cached_copy, column, Target::same_place);
    } else {
      add_mechanism(panel, ball, column, futex_ping_pong());
    }
  }

  void add_copy(IpcLimit row, std::size_t column, Target target) {
    add(rate, row, column, [=, size = order_.sizes[column], cpu = cpus_.one, slice = order_.slice] {
      return copy_rate(size, target, cpu, slice);
    });
  }

  void add_mechanisms(IpcPanel panel, std::size_t column) {
    std::size_t row = first_mechanism;
    for (const Mechanism& mechanism : all_mechanisms()) {
      if (order_.sizes[column] <= mechanism.largest) add_mechanism(panel, row, column, mechanism);
      ++row;
    }
  }

  void add_mechanism(IpcPanel panel, std::size_t row, std::size_t column,
                     const Mechanism& mechanism) {
    const Placement cpus = panel == together ? Placement{cpus_.one, cpus_.one} : cpus_;
    const auto measure = panel == rate ? throughput : round_trip;
    add(panel, row, column, [=, size = order_.sizes[column], slice = order_.slice] {
      return measure(mechanism, size, cpus, slice);
    });
  }

  void add_labs(IpcPanel panel, std::size_t column) {
    std::size_t row = first_mechanism + all_mechanisms().size();
    for (const LabBench& lab : order_.labs.benches) add_lab(panel, row++, column, lab);
  }

  void add_lab(IpcPanel panel, std::size_t row, std::size_t column, const LabBench& lab) {
    LabOrder order{{cpus_.one}, order_.sizes[column], order_.slice};
    if (panel != together) order.cpus.push_back(cpus_.other);
    const auto figure =
        panel == rate ? &LabFigures::bytes_per_second : &LabFigures::round_trip_seconds;
    add(panel, row, column, probe_lab(lab, order, figure));
  }

  void add(std::size_t panel, std::size_t row, std::size_t column, Probe probe) {
    cells_.push_back({panel, row, column, std::move(probe)});
  }

  const IpcOrder& order_;
  Placement cpus_;
  std::vector<Cell> cells_;
};

}  // namespace

Placement two_cpus() {
  const std::vector<int> cpus = allowed_cpus();
  return {cpus.front(), cpus[cpus.size() > 1 ? 1 : 0]};
}

std::vector<Cell> ipc_cells(const IpcOrder& order) { return Cells{order}.all(); }

}  // namespace boxlab::bench
