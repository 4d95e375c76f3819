#include "bench/report.hpp"

#include <algorithm>

namespace boxlab::bench {

Figure Panel::ratio(std::size_t row, std::size_t column) const {
  const Figure ours = figures[row][column];
  const Figure of_limit = figures[limit][column];
  if (!ours || !of_limit) return std::nullopt;
  return *ours / *of_limit;
}

bool Panel::has(std::size_t row) const {
  return std::any_of(figures[row].begin(), figures[row].end(),
                     [](const Figure& figure) { return figure.has_value(); });
}

void Report::add_panel(const std::string& id, const std::string& title, Unit unit,
                       std::size_t limit) {
  panels.push_back({id, title, unit, limit, {rows.size(), std::vector<Figure>(columns.size())}});
}

}  // namespace boxlab::bench
