// The figures of a report that are to be measured.
#pragma once

#include <functional>
#include <vector>

#include "bench/report.hpp"
#include "bench/stopwatch.hpp"

namespace boxlab::bench {

/// A figure of a report, and how it is measured.
struct Cell {
  std::size_t panel;
  std::size_t row;
  std::size_t column;
  Probe probe;
};

/// Measures all cells, which take turns for Report::rounds rounds, and fills them in.
void fill_in(Report& report, const std::vector<Cell>& cells,
             const std::function<void(int)>& on_round);

}  // namespace boxlab::bench
