// What containers cost: one measurement in a retreat.
#pragma once

#include <string>

#include "bench/container_tools.hpp"

namespace boxlab::bench {

/// What some containers of one tool cost, each.
struct ContainerCosts {
  double start = 0;         ///< seconds from calling the tool to its end
  double processes = 0;     ///< bytes that its processes take, while the container runs
  double kernel = 0;        ///< bytes that the kernel takes for it then
  std::string complaint{};  ///< of the tool, when it failed; then there are no figures
};

/// Starts so many containers, one after the other: `start`.
ContainerCosts start_containers(const ContainerTool& tool, int count);

/// Starts so many containers that run at the same time: `processes` and `kernel`.
ContainerCosts keep_containers(const ContainerTool& tool, int count);

}  // namespace boxlab::bench
