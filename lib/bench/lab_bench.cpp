#include "bench/lab_bench.hpp"

#include <fmt/core.h>

#include <sstream>

#include "bench/cpus.hpp"
#include "check/sandbox.hpp"
#include "course/build.hpp"

namespace boxlab::bench {

namespace {

std::optional<double> positive(double number) {
  return number > 0 ? std::optional{number} : std::nullopt;
}

/// The two numbers that it printed.
LabFigures read_figures(const Run& run) {
  std::istringstream out{run.out};
  double bytes_per_second = 0;
  double seconds = 0;
  out >> bytes_per_second >> seconds;
  if (run.ending != Ending::exited || run.status != 0 || !out) return {};
  return {positive(bytes_per_second), positive(seconds)};
}

}  // namespace

LabFigures LabBench::run(sys::Size size, double seconds) const {
  Sandbox sandbox;
  sandbox.program("bench", program);
  return read_figures(sandbox.run({std::to_string(size), fmt::format("{}", seconds)}));
}

bool LabBench::works() const {
  const LabFigures figures = run(64, 0.001);
  return figures.bytes_per_second || figures.round_trip_seconds;
}

Probe probe_lab(const LabBench& bench, const LabOrder& order,
                std::optional<double> LabFigures::*figure) {
  return [&bench, order, figure] {
    const Pinned pinned{order.cpus};
    return bench.run(order.size, order.seconds).*figure;
  };
}

bool has_bench(const Course& course, const Lab& lab) {
  return std::filesystem::exists(course.output(lab) / "libbench.a");
}

std::optional<LabBench> build_bench(const Course& course, const Lab& lab,
                                    const std::filesystem::path& answer, const std::string& name) {
  const Built built = build_program(course, lab, answer, {"libbench.a", {"-O2"}});
  if (!built.program) return std::nullopt;
  return LabBench{fmt::format("{} ({})", lab.program, name), *built.program};
}

}  // namespace boxlab::bench
