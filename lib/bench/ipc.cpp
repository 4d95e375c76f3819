#include "bench/ipc.hpp"

#include <fmt/core.h>

#include "bench/figures.hpp"
#include "bench/ipc_cells.hpp"
#include "bench/kernel.hpp"

namespace boxlab::bench {

namespace {

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

/// The ping-pong has no size: its figures are of one and the same thing.
void level(std::vector<Figure>& figures) { figures.assign(figures.size(), median(figures)); }

}  // namespace

Report measure_ipc(const IpcOrder& order) {
  Report report = make_report(order);
  fill_in(report, ipc_cells(order), order.on_round);
  for (const IpcPanel panel : {together, apart}) level(report.panels[panel].figures[ball]);
  return report;
}

}  // namespace boxlab::bench
