#include "bench/svg_panel.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "bench/figures.hpp"
#include "bench/scale.hpp"
#include "bench/svg_page.hpp"
#include "bench/svg_parts.hpp"

namespace boxlab::bench {

namespace {

class PanelDrawing {
 public:
  PanelDrawing(const Report& report, const Panel& panel, double left)
      : report_{report}, panel_{panel}, scale_{scale_of(panel)}, left_{left} {}

  std::string all() const {
    std::string drawn = head() + grid();
    for (std::size_t row = 0; row < report_.rows.size(); ++row) {
      if (panel_.has(row)) drawn += this->row(row, svg_page::middle(row));
    }
    return drawn;
  }

 private:
  std::string head() const {
    const std::string& limit = report_.rows[panel_.limit].name;
    return svg_text(left_, svg_page::header - 52, "panel", panel_.title) +
           svg_text(left_, svg_page::header - 34, "grey",
                    fmt::format("{} = 1, {}", limit, words_of(panel_.unit).better));
  }

  std::string grid() const {
    std::string drawn;
    for (const double tick : scale_.ticks()) {
      drawn += svg_line(tick == 1 ? "one" : "line", x(tick), svg_page::header - 6, x(tick),
                        svg_page::bottom(report_) + 4);
      drawn += svg_text(x(tick), svg_page::header - 12,
                        tick == 1 ? "limit small middle" : "grey middle", times(tick));
    }
    return drawn;
  }

  /// What a row has here: its dots, the large ones first, and its absolute figures.
  std::string row(std::size_t row, double y) const {
    std::string dots;
    for (std::size_t column = report_.columns.size(); column-- > 0;) {
      if (const Figure ratio = panel_.ratio(row, column)) {
        dots += svg_dot(column, x(*ratio), y, title(row, column));
      }
    }
    return range(row, y) + dots +
           svg_text(left_ + svg_page::axis + 14, y + 4, "grey", absolutes(row));
  }

  double x(double ratio) const { return left_ + svg_page::axis * scale_.position(ratio); }

  static std::string times(double tick) { return fmt::format("{}\u00d7", tick); }

  std::string figure(std::size_t row, std::size_t column) const {
    return format_figure(panel_.unit, *panel_.figures[row][column]);
  }

  std::string title(std::size_t row, std::size_t column) const {
    return fmt::format("{}, {}: {} times {}, {}", report_.rows[row].name, report_.columns[column],
                       format_ratio(*panel_.ratio(row, column)), report_.rows[panel_.limit].name,
                       figure(row, column));
  }

  /// The figures of the first and of the last column that have one.
  std::string absolutes(std::size_t row) const {
    std::vector<std::string> figures;
    for (std::size_t column = 0; column < report_.columns.size(); ++column) {
      if (panel_.figures[row][column]) figures.push_back(figure(row, column));
    }
    if (figures.front() == figures.back()) return figures.front();
    return figures.front() + " \u2013 " + figures.back();
  }

  std::string range(std::size_t row, double y) const {
    double least = scale_.high;
    double most = scale_.low;
    for (std::size_t column = 0; column < report_.columns.size(); ++column) {
      const Figure ratio = panel_.ratio(row, column);
      least = std::min(least, ratio.value_or(least));
      most = std::max(most, ratio.value_or(most));
    }
    return svg_line("range", x(least), y, x(most), y);
  }

  const Report& report_;
  const Panel& panel_;
  Scale scale_;
  double left_;
};

}  // namespace

std::string svg_panel(const Report& report, const Panel& panel, double left) {
  return PanelDrawing{report, panel, left}.all();
}

}  // namespace boxlab::bench
