#include "bench/container_cells.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <memory>

namespace boxlab::bench {

namespace {

/// What the kernel takes for fewer is lost in what else goes on.
constexpr int least_for_kernel = 10;

}  // namespace

std::vector<Cell> ContainerCells::all() {
  std::vector<Cell> cells;
  for (std::size_t column = 0; column < order_.counts.size(); ++column) {
    for (std::size_t row = 0; row < tools_.size(); ++row) {
      const int count = order_.counts[column];
      if (count <= tools_[row].most) add_start(cells, row, column);
      if (count <= std::min(tools_[row].most, order_.most_running)) add_running(cells, row, column);
    }
  }
  return cells;
}

void ContainerCells::add_start(std::vector<Cell>& cells, std::size_t row, std::size_t column) {
  const int count = order_.counts[column];
  cells.push_back({container_start, row, column, [=, this, &tool = tools_[row]] {
                     return pick(tool, start_containers(tool, count), &ContainerCosts::start);
                   }});
}

/// One measurement for two cells: the first one makes it, and the second follows in the same round.
void ContainerCells::add_running(std::vector<Cell>& cells, std::size_t row, std::size_t column) {
  const int count = order_.counts[column];
  const auto costs = std::make_shared<ContainerCosts>();
  cells.push_back({container_processes, row, column, [=, this, &tool = tools_[row]] {
                     *costs = keep_containers(tool, count);
                     return pick(tool, *costs, &ContainerCosts::processes);
                   }});
  if (count < least_for_kernel) return;
  cells.push_back({container_kernel, row, column, [=, this, &tool = tools_[row]] {
                     return pick(tool, *costs, &ContainerCosts::kernel);
                   }});
}

Figure ContainerCells::pick(const ContainerTool& tool, const ContainerCosts& costs,
                            double ContainerCosts::*cost) {
  if (costs.complaint.empty()) return costs.*cost;
  const std::string sentence = fmt::format("{}: {}", tool.name, costs.complaint);
  if (std::find(complaints_.begin(), complaints_.end(), sentence) == complaints_.end())
    complaints_.push_back(sentence);
  return {};
}

}  // namespace boxlab::bench
