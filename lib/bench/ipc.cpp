#include "bench/ipc.hpp"

#include <sys/utsname.h>

#include <fmt/core.h>

#include "bench/cpus.hpp"
#include "bench/figures.hpp"
#include "bench/measure.hpp"
#include "bench/stopwatch.hpp"
#include "sys/error.hpp"

namespace boxlab {

namespace {

/// The panels, by their place in the report.
enum PanelIndex : std::size_t { together, apart, rate };

/// The rows that everything else is compared with.
enum LimitRow : std::size_t { ball, copy, cached_copy, first_mechanism };

/// Fills in one figure of the report.
struct Cell {
  std::size_t panel;
  std::size_t row;
  std::size_t column;
  Probe probe;
};

/// Two CPUs for two processes; the same one twice where there is no other.
Placement two_cpus() {
  const std::vector<int> cpus = allowed_cpus();
  return {cpus.front(), cpus[cpus.size() > 1 ? 1 : 0]};
}

class Plan {
 public:
  explicit Plan(const IpcOrder& order) : order_{order}, cpus_{two_cpus()} { add_cells(); }

  Report measure(Report report) const {
    std::vector<Probe> probes;
    for (const Cell& cell : cells_) probes.push_back(cell.probe);
    const auto figures = take_turns(order_.rounds, probes, order_.on_round);
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      const Cell& cell = cells_[i];
      report.panels[cell.panel].figures[cell.row][cell.column] = figures[i];
    }
    for (const PanelIndex panel : {together, apart}) level(report.panels[panel].figures[ball]);
    return report;
  }

 private:
  /// The ping-pong has no size: its figures are of one and the same thing.
  static void level(std::vector<Figure>& figures) {
    figures.assign(figures.size(), median(figures));
  }

  /// What is compared with each other is measured one after the other.
  void add_cells() {
    for (std::size_t column = 0; column < order_.sizes.size(); ++column) {
      for (const PanelIndex panel : {together, apart, rate}) {
        add_limits(panel, column);
        add_mechanisms(panel, column);
        add_labs(panel, column);
      }
    }
  }

  void add_limits(PanelIndex panel, std::size_t column) {
    if (panel == rate) {
      add_copy(copy, column, Target::next_place);
      add_copy(cached_copy, column, Target::same_place);
    } else {
      add_mechanism(panel, ball, column, futex_ping_pong());
    }
  }

  void add_copy(LimitRow row, std::size_t column, Target target) {
    add(rate, row, column, [=, size = order_.sizes[column], cpu = cpus_.one, slice = order_.slice] {
      return copy_rate(size, target, cpu, slice);
    });
  }

  void add_mechanisms(PanelIndex panel, std::size_t column) {
    std::size_t row = first_mechanism;
    for (const Mechanism& mechanism : all_mechanisms()) {
      if (order_.sizes[column] <= mechanism.largest) add_mechanism(panel, row, column, mechanism);
      ++row;
    }
  }

  void add_mechanism(PanelIndex panel, std::size_t row, std::size_t column,
                     const Mechanism& mechanism) {
    const Placement cpus = panel == together ? Placement{cpus_.one, cpus_.one} : cpus_;
    const auto measure = panel == rate ? throughput : round_trip;
    add(panel, row, column, [=, size = order_.sizes[column], slice = order_.slice] {
      return measure(mechanism, size, cpus, slice);
    });
  }

  void add_labs(PanelIndex panel, std::size_t column) {
    std::size_t row = first_mechanism + all_mechanisms().size();
    for (const LabBench& lab : order_.labs.benches) {
      add(panel, row++, column, [=, size = order_.sizes[column], slice = order_.slice, this] {
        const Pinned pinned{panel == together ? std::vector{cpus_.one}
                                              : std::vector{cpus_.one, cpus_.other}};
        const LabFigures figures = lab.run(size, slice);
        return panel == rate ? figures.bytes_per_second : figures.round_trip_seconds;
      });
    }
  }

  void add(std::size_t panel, std::size_t row, std::size_t column, Probe probe) {
    cells_.push_back({panel, row, column, std::move(probe)});
  }

  const IpcOrder& order_;
  Placement cpus_;
  std::vector<Cell> cells_;
};

std::string kernel() {
  utsname names{};
  sys::check(uname(&names), "uname");
  return fmt::format("{} {}", names.sysname, names.release);
}

std::vector<std::string> notes(const IpcOrder& order) {
  const Placement cpus = two_cpus();
  std::vector<std::string> notes{
      fmt::format("{}. Each figure is the median of {} rounds, in which all take turns.", kernel(),
                  order.rounds),
      fmt::format("Two processes: on one CPU, both on CPU {0}; on two, on {0} and {1}.", cpus.one,
                  cpus.other),
      "Semaphores and futex hand over slots in shared memory, since they carry no bytes.",
      "memcpy copies to the next place in 4 MiB; in cache, over the copy before."};
  notes.insert(notes.end(), order.labs.notes.begin(), order.labs.notes.end());
  return notes;
}

Report make_report(const IpcOrder& order) {
  Report report{
      "ipc", "Ways to pass a message", "Size of a message", order.rounds, {}, {}, {}, notes(order)};
  for (const sys::Size size : order.sizes) report.columns.push_back(format_size(size));
  report.rows = {{futex_ping_pong().name, true}, {"memcpy", true}, {"memcpy in cache", true}};
  for (const Mechanism& mechanism : all_mechanisms()) report.rows.push_back({mechanism.name});
  for (const LabBench& lab : order.labs.benches) report.rows.push_back({lab.name});
  report.add_panel("round-trip-one-cpu", "Round trip, on one CPU", Unit::seconds, ball);
  report.add_panel("round-trip-two-cpus", "Round trip, on two CPUs", Unit::seconds, ball);
  report.add_panel("throughput-two-cpus", "Throughput, on two CPUs", Unit::bytes_per_second, copy);
  return report;
}

}  // namespace

Report measure_ipc(const IpcOrder& order) { return Plan{order}.measure(make_report(order)); }

}  // namespace boxlab
