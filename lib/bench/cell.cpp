#include "bench/cell.hpp"

namespace boxlab::bench {

void fill_in(Report& report, const std::vector<Cell>& cells,
             const std::function<void(int)>& on_round) {
  std::vector<Probe> probes;
  for (const Cell& cell : cells) probes.push_back(cell.probe);
  const auto figures = take_turns(report.rounds, probes, on_round);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Cell& cell = cells[i];
    report.panels[cell.panel].figures[cell.row][cell.column] = figures[i];
  }
}

}  // namespace boxlab::bench
