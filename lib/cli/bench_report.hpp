// What the subcommands of `boxlab bench` have in common: options, and showing a report.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "bench/report.hpp"

namespace CLI {
class App;
}

namespace boxlab {

/// How a benchmark is wanted.
struct BenchOptions {
  std::optional<int> rounds;
  bool quick = false;
  bool json = false;
  std::string svg;  ///< a file for the picture; empty without one

  /// How many rounds: 10, or 3 quick ones, where nobody has said it.
  int count_rounds() const;
};

/// Adds the options to `command`. When it is called, it measures, and shows the report as the
/// options say; its exit status goes to `status`.
void add_benchmark(CLI::App& command, int& status,
                   const std::function<bench::Report(const BenchOptions&)>& measure);

/// Says on a terminal which round it is, for those who wait.
std::function<void(int)> show_progress(int rounds);

}  // namespace boxlab
