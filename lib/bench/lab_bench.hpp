// Programs of labs that measure what a learner wrote.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "bench/stopwatch.hpp"
#include "course/course.hpp"
#include "sys/types.hpp"

namespace boxlab::bench {

/// What such a program found; nothing where the lab has no such thing.
struct LabFigures {
  std::optional<double> bytes_per_second;
  std::optional<double> round_trip_seconds;
};

/// A program that is built from a lab's bench.cpp and an answer to the lab. Called with a size in
/// bytes and a time in seconds, it measures each of two things with messages of that size for that
/// time, on whatever CPUs it may run on, and prints two numbers: bytes per second, and the seconds
/// of a round trip. 0 stands for what the lab does not have.
struct LabBench {
  std::string name;     ///< "ring (solution)"
  std::string program;  ///< the executable's bytes

  /// Runs it in a sandbox. No figure when it fails.
  LabFigures run(sys::Size size, double seconds) const;
  /// Whether it measures anything at all.
  bool works() const;
};

/// How a lab's program is run.
struct LabOrder {
  std::vector<int> cpus;  ///< on which it may run
  sys::Size size = 0;
  double seconds = 0;
};

/// Runs the program, which must live as long as the probe does, for one of its figures.
Probe probe_lab(const LabBench& bench, const LabOrder& order,
                std::optional<double> LabFigures::*figure);

/// Whether a lab has a bench.cpp, which is built beforehand to libbench.a.
bool has_bench(const Course& course, const Lab& lab);

/// The program for an answer to a lab, optimized (-O2); nothing when it does not build. Throws
/// Blocked when this machine allows no sandbox.
std::optional<LabBench> build_bench(const Course& course, const Lab& lab,
                                    const std::filesystem::path& answer, const std::string& name);

}  // namespace boxlab::bench
