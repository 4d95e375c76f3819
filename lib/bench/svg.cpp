#include "bench/svg.hpp"

#include <fmt/core.h>

#include "bench/svg_page.hpp"
#include "bench/svg_panel.hpp"
#include "bench/svg_parts.hpp"

namespace boxlab::bench {

namespace {

using namespace svg_page;

constexpr double title_line = 38;  ///< where the title's letters stand
constexpr double key_line = 61;
constexpr double key_width = 78;

double width_of(const Report& report) {
  return 2 * margin + names + static_cast<double>(report.panels.size()) * panel_width;
}

double height_of(const Report& report) {
  return bottom(report) + 30 + static_cast<double>(report.notes.size()) * note_height;
}

std::string begin(const Report& report) {
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" "
             "width=\"{0:.0f}\" height=\"{1:.0f}\" role=\"img\">\n<title>{2}</title>\n",
             width_of(report), height_of(report), escape_xml(report.title)) +
         svg_style + "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n" +
         svg_text(margin, title_line, "title", report.title);
}

/// Which dot is which column.
std::string draw_key(const Report& report) {
  std::string drawn = svg_text(margin, key_line, "grey", report.column_title);
  double x = margin + names;
  for (std::size_t column = 0; column < report.columns.size(); ++column, x += key_width) {
    drawn += svg_dot(column, x + 8, key_line - 4, report.columns[column]);
    drawn += svg_text(x + 22, key_line, "grey", report.columns[column]);
  }
  return drawn;
}

std::string draw_row(const Report& report, std::size_t row) {
  const double below = middle(row) + row_height / 2;
  return svg_line("line", margin, below, width_of(report) - margin, below) +
         svg_text(margin, middle(row) + 4, report.rows[row].is_limit ? "limit" : "name",
                  report.rows[row].name);
}

std::string draw_notes(const Report& report) {
  std::string drawn;
  double y = bottom(report) + 30;
  for (const std::string& note : report.notes) {
    drawn += svg_text(margin, y, "grey", note);
    y += note_height;
  }
  return drawn;
}

}  // namespace

std::string svg(const Report& report) {
  std::string drawn = begin(report) + draw_key(report);
  for (std::size_t row = 0; row < report.rows.size(); ++row) drawn += draw_row(report, row);
  double left = margin + names;
  for (const Panel& panel : report.panels) {
    drawn += svg_panel(report, panel, left);
    left += panel_width;
  }
  return drawn + draw_notes(report) + "</svg>\n";
}

}  // namespace boxlab::bench
