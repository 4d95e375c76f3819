#include "bench/layout.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace boxlab::bench {

namespace {

std::size_t name_width(const Report& report) {
  std::size_t width = 0;
  for (const Row& row : report.rows) width = std::max(width, row.name.size());
  return width + 1;
}

/// A line without the spaces at its end.
std::string line(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text + '\n';
}

std::string column_titles(const Report& report) {
  std::string text(name_width(report), ' ');
  for (const std::string& column : report.columns) {
    text += fmt::format("{:>5}{:{}}", column, "",
                        column_width - std::max<std::size_t>(5, column.size()));
  }
  return text;
}

std::string draw_row(const Report& report, std::size_t row, const Drawing& drawing) {
  std::string text = fmt::format("{:{}}", report.rows[row].name, name_width(report));
  for (std::size_t column = 0; column < report.columns.size(); ++column) {
    text += drawing.cell(row, column);
  }
  return line(text);
}

std::string draw_panel(const Report& report, const Panel& panel, const Drawing& drawing,
                       const Ink& ink) {
  std::string text = ink.strong(panel.title) + "  " + ink.quiet(drawing.remark) + '\n';
  text += line(column_titles(report));
  for (std::size_t row = 0; row < report.rows.size(); ++row) {
    if (panel.has(row)) text += draw_row(report, row, drawing);
  }
  return text;
}

}  // namespace

std::string lay_out(const Report& report, const Ink& ink,
                    const std::function<Drawing(const Panel&)>& draw) {
  std::string text;
  for (const Panel& panel : report.panels) {
    text += draw_panel(report, panel, draw(panel), ink) + '\n';
  }
  return text;
}

}  // namespace boxlab::bench
