// The benchmark of containers.
#pragma once

#include <functional>
#include <vector>

#include "bench/report.hpp"
#include "course/course.hpp"

namespace boxlab::bench {

/// How thoroughly to measure.
struct ContainerOrder {
  int rounds = 10;
  std::vector<int> counts{1, 10, 100, 1000};  ///< how many containers, in a row or running
  int most_running = 100;                     ///< more are only started in a row
  std::function<void(int round)> on_round = [](int) {};
};

/// Measures the box of lab 13, and the other tools that run containers and are installed. What does
/// not work here is left out, and said why. Throws Blocked where this machine allows no user
/// namespace, and std::runtime_error where there is no busybox for the image.
Report measure_containers(const ContainerOrder& order, const Course& course);

}  // namespace boxlab::bench
