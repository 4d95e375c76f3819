#include "bench/table.hpp"

#include <fmt/core.h>

#include "bench/figures.hpp"
#include "bench/layout.hpp"

namespace boxlab::bench {

namespace {

std::string cell(const Panel& panel, std::size_t row, std::size_t column, const Ink& ink) {
  const Figure ratio = panel.ratio(row, column);
  if (!ratio) return ink.quiet(fmt::format("{:>5}{:10}", "-", ""));
  const std::string figure = format_figure(panel.unit, *panel.figures[row][column]);
  return fmt::format("{:>5}{} ", format_ratio(*ratio), ink.quiet(fmt::format("{:>9}", figure)));
}

}  // namespace

std::string table(const Report& report, const Ink& ink) {
  return lay_out(report, ink, [&](const Panel& panel) {
    return Drawing{
        report.rows[panel.limit].name + " = 1",
        [&](std::size_t row, std::size_t column) { return cell(panel, row, column, ink); }};
  });
}

}  // namespace boxlab::bench
