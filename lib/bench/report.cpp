#include "bench/report.hpp"

#include <algorithm>
#include <stdexcept>

namespace boxlab::bench {

UnitWords words_of(Unit unit) {
  switch (unit) {
    case Unit::seconds:
      return {"seconds", "slower", "less is better"};
    case Unit::bytes_per_second:
      return {"bytes/second", "faster", "more is better"};
    case Unit::bytes:
      return {"bytes", "larger", "less is better"};
  }
  throw std::invalid_argument{"there is no such unit"};
}

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

void Panel::leave_out_losses() {
  for (std::vector<Figure>& row : figures) {
    for (Figure& figure : row) {
      if (figure && *figure <= 0) figure.reset();
    }
  }
}

void Report::add_panel(const std::string& id, const std::string& title, Unit unit,
                       std::size_t limit) {
  panels.push_back({id, title, unit, limit, {rows.size(), std::vector<Figure>(columns.size())}});
}

}  // namespace boxlab::bench
