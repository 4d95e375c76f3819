// What the benchmark of containers measures, one figure after the other.
#pragma once

#include <string>
#include <vector>

#include "bench/cell.hpp"
#include "bench/container_costs.hpp"
#include "bench/containers.hpp"

namespace boxlab::bench {

/// The panels of the report.
enum ContainerPanel : std::size_t { container_start, container_processes, container_kernel };

/// Makes the cells, and remembers which tools complained.
class ContainerCells {
 public:
  /// Both must live as long as this object, and that as long as its cells.
  ContainerCells(const ContainerOrder& order, const std::vector<ContainerTool>& tools)
      : order_{order}, tools_{tools} {}

  /// All figures. What is compared with each other is measured one after the other.
  std::vector<Cell> all();
  /// What tools complained of, a sentence each.
  const std::vector<std::string>& complaints() const { return complaints_; }

 private:
  void add_start(std::vector<Cell>& cells, std::size_t row, std::size_t column);
  void add_running(std::vector<Cell>& cells, std::size_t row, std::size_t column);
  Figure pick(const ContainerTool& tool, const ContainerCosts& costs, double ContainerCosts::*cost);

  const ContainerOrder& order_;
  const std::vector<ContainerTool>& tools_;
  std::vector<std::string> complaints_;
};

}  // namespace boxlab::bench
