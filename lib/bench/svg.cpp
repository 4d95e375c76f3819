#include "bench/svg.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "bench/figures.hpp"
#include "bench/scale.hpp"
#include "bench/svg_style.hpp"

namespace boxlab {

namespace {

// All lengths are in pixels.
constexpr double margin = 24;
constexpr double names = 160;     ///< the column of the rows' names
constexpr double axis = 220;      ///< from the low end of an axis to the high one
constexpr double absolute = 128;  ///< beside it, the absolute figures
constexpr double panel_width = axis + absolute + 16;
constexpr double header = 148;  ///< above the first row
constexpr double row_height = 28;
constexpr double note_height = 18;

std::string escape(const std::string& text) {
  std::string escaped;
  for (const char letter : text) {
    switch (letter) {
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '&':
        escaped += "&amp;";
        break;
      default:
        escaped += letter;
    }
  }
  return escaped;
}

std::string text(double x, double y, const char* look, const std::string& words) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"{}\">{}</text>\n", x, y, look,
                     escape(words));
}

std::string line(const char* look, double x1, double y1, double x2, double y2) {
  return fmt::format(
      "<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>\n", look, x1,
      y1, x2, y2);
}

std::string dot(std::size_t column, double x, double y, const std::string& title) {
  return fmt::format(
      "<circle class=\"dot{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\">"
      "<title>{}</title></circle>\n",
      column % svg_dots, x, y, 3.6 + 1.1 * static_cast<double>(column), escape(title));
}

/// One panel on the page.
class PanelDrawing {
 public:
  PanelDrawing(const Report& report, const Panel& panel, double left, double bottom)
      : report_{report}, panel_{panel}, scale_{scale_of(panel)}, left_{left}, bottom_{bottom} {}

  std::string head() const {
    const std::string& limit = report_.rows[panel_.limit].name;
    const char* better = panel_.unit == Unit::seconds ? "less is better" : "more is better";
    return text(left_, header - 52, "panel", panel_.title) +
           text(left_, header - 34, "grey", fmt::format("{} = 1, {}", limit, better));
  }

  std::string grid() const {
    std::string drawn;
    for (const double tick : scale_.ticks()) {
      drawn += line(tick == 1 ? "one" : "line", x(tick), header - 6, x(tick), bottom_ + 4);
      drawn +=
          text(x(tick), header - 12, tick == 1 ? "limit small middle" : "grey middle", times(tick));
    }
    return drawn;
  }

  /// What a row has here: its dots, the large ones first, and its absolute figures.
  std::string row(std::size_t row, double y) const {
    if (!panel_.has(row)) return "";
    std::string dots;
    for (std::size_t column = report_.columns.size(); column-- > 0;) {
      if (const Figure ratio = panel_.ratio(row, column)) {
        dots += dot(column, x(*ratio), y, title(row, column));
      }
    }
    return range(row, y) + dots + text(left_ + axis + 14, y + 4, "grey", absolutes(row));
  }

 private:
  double x(double ratio) const { return left_ + axis * scale_.position(ratio); }

  static std::string times(double tick) { return fmt::format("{}\u00d7", tick); }

  std::string figure(std::size_t row, std::size_t column) const {
    return format_figure(panel_.unit, *panel_.figures[row][column]);
  }

  std::string title(std::size_t row, std::size_t column) const {
    return fmt::format("{}, {}: {} times {}, {}", report_.rows[row].name, report_.columns[column],
                       format_ratio(*panel_.ratio(row, column)), report_.rows[panel_.limit].name,
                       figure(row, column));
  }

  /// The first and the last column that have a figure.
  std::pair<std::size_t, std::size_t> ends(std::size_t row) const {
    const auto& figures = panel_.figures[row];
    const auto is_there = [](const Figure& one) { return one.has_value(); };
    const auto first = std::find_if(figures.begin(), figures.end(), is_there);
    const auto last = std::find_if(figures.rbegin(), figures.rend(), is_there);
    return {first - figures.begin(), figures.rend() - last - 1};
  }

  std::string absolutes(std::size_t row) const {
    const auto [first, last] = ends(row);
    const std::string low = figure(row, first);
    const std::string high = figure(row, last);
    return low == high ? low : low + " \u2013 " + high;
  }

  std::string range(std::size_t row, double y) const {
    double least = scale_.high;
    double most = scale_.low;
    for (std::size_t column = 0; column < report_.columns.size(); ++column) {
      const Figure ratio = panel_.ratio(row, column);
      least = std::min(least, ratio.value_or(least));
      most = std::max(most, ratio.value_or(most));
    }
    return line("range", x(least), y, x(most), y);
  }

  const Report& report_;
  const Panel& panel_;
  Scale scale_;
  double left_;
  double bottom_;
};

double width_of(const Report& report) {
  return 2 * margin + names + static_cast<double>(report.panels.size()) * panel_width;
}

double bottom_of(const Report& report) {
  return header + static_cast<double>(report.rows.size()) * row_height;
}

std::string draw_rows(const Report& report) {
  std::string drawn;
  for (std::size_t row = 0; row < report.rows.size(); ++row) {
    const double y = header + (static_cast<double>(row) + 0.5) * row_height;
    drawn +=
        line("line", margin, y + row_height / 2, width_of(report) - margin, y + row_height / 2);
    drawn +=
        text(margin, y + 4, report.rows[row].is_limit ? "limit" : "name", report.rows[row].name);
  }
  return drawn;
}

std::string draw_panels(const Report& report) {
  std::string drawn;
  double left = margin + names;
  for (const Panel& panel : report.panels) {
    const PanelDrawing drawing{report, panel, left, bottom_of(report)};
    drawn += drawing.head() + drawing.grid();
    for (std::size_t row = 0; row < report.rows.size(); ++row) {
      drawn += drawing.row(row, header + (static_cast<double>(row) + 0.5) * row_height);
    }
    left += panel_width;
  }
  return drawn;
}

/// Which dot is which column.
std::string draw_key(const Report& report) {
  std::string drawn;
  double x = margin + names;
  for (std::size_t column = 0; column < report.columns.size(); ++column) {
    drawn += dot(column, x + 8, 57, report.columns[column]);
    drawn += text(x + 22, 61, "grey", report.columns[column]);
    x += 78;
  }
  return drawn;
}

std::string draw_notes(const Report& report) {
  std::string drawn;
  double y = bottom_of(report) + 30;
  for (const std::string& note : report.notes) {
    drawn += text(margin, y, "grey", note);
    y += note_height;
  }
  return drawn;
}

}  // namespace

std::string svg(const Report& report) {
  const double height =
      bottom_of(report) + 30 + static_cast<double>(report.notes.size()) * note_height;
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" "
             "width=\"{0:.0f}\" height=\"{1:.0f}\" role=\"img\">\n<title>{2}</title>\n",
             width_of(report), height, escape(report.title)) +
         svg_style + "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n" +
         text(margin, 38, "title", report.title) + text(margin, 61, "grey", report.column_title) +
         draw_key(report) + draw_rows(report) + draw_panels(report) + draw_notes(report) +
         "</svg>\n";
}

}  // namespace boxlab
