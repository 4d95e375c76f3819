#include "bench/textbook.hpp"

#include <fmt/core.h>

#include <stdexcept>

#include "bench/cell.hpp"
#include "bench/cpus.hpp"
#include "bench/figures.hpp"
#include "bench/lab_bench.hpp"

namespace boxlab::bench {

namespace {

namespace fs = std::filesystem;

constexpr double slice = 0.05;
constexpr sys::Size sizes[] = {64, 1 << 10, 8 << 10, 64 << 10};

LabBench build(const Course& course, const Lab& lab, const fs::path& answer, const char* name) {
  const auto bench = build_bench(course, lab, answer, name);
  if (!bench) throw std::runtime_error{course.shown(answer) + " does not build"};
  return *bench;
}

Report make_report(const Lab& lab, const std::vector<LabBench>& benches, int rounds) {
  Report report;
  report.id = lab.name;
  report.title = fmt::format("{} against the textbook", lab.name);
  report.column_title = "Size of a message";
  report.rounds = rounds;
  for (const sys::Size size : sizes) report.columns.push_back(format_size(size));
  report.rows = {{benches[0].name, true}, {benches[1].name}};
  report.add_panel("round-trip", lab.name + ", round trip, on one CPU", Unit::seconds, 0);
  report.add_panel("throughput", lab.name + ", throughput", Unit::bytes_per_second, 0);
  return report;
}

std::vector<Cell> make_cells(const std::vector<LabBench>& benches) {
  const std::vector<int> all = allowed_cpus();
  const std::vector<int> one{all.front()};
  const auto round_trip = &LabFigures::round_trip_seconds;
  const auto throughput = &LabFigures::bytes_per_second;
  std::vector<Cell> cells;
  for (std::size_t column = 0; column < std::size(sizes); ++column) {
    const sys::Size size = sizes[column];
    for (std::size_t row = 0; row < benches.size(); ++row) {
      const LabBench& bench = benches[row];
      cells.push_back({0, row, column, probe_lab(bench, {one, size, slice}, round_trip)});
      cells.push_back({1, row, column, probe_lab(bench, {all, size, slice}, throughput)});
    }
  }
  return cells;
}

}  // namespace

fs::path textbook(const Course& course, const Lab& lab) {
  return course.solutions(lab) / "variants" / "textbook.cpp";
}

std::optional<Report> measure_against_textbook(const Course& course, const Lab& lab, int rounds) {
  if (!has_bench(course, lab) || !fs::exists(textbook(course, lab))) return std::nullopt;
  const std::vector<LabBench> benches{build(course, lab, textbook(course, lab), "textbook"),
                                      build(course, lab, course.solution(lab), "solution")};
  Report report = make_report(lab, benches, rounds);
  fill_in(report, make_cells(benches), [](int) {});
  return report;
}

}  // namespace boxlab::bench
