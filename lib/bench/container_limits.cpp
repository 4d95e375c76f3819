#include "bench/container_limits.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "bench/figures.hpp"

namespace boxlab::bench {

namespace {

constexpr auto ours = "13-box (solution)";

/// How many times as fast as another tool the box has to be.
struct SpeedLimit {
  const char* tool;
  double least;
};

constexpr SpeedLimit speed_limits[] = {{"bwrap", 1}, {"crun", 3}};

/// The figures of the row of that name; none where there is no such row.
std::vector<Figure> figures_of(const Panel& panel, const std::vector<Row>& rows,
                               const std::string& name) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    if (rows[row].name == name) return panel.figures[row];
  }
  return {};
}

/// In the last column that both have.
Figure last_ratio(const std::vector<Figure>& figures, const std::vector<Figure>& others) {
  for (std::size_t left = std::min(figures.size(), others.size()); left > 0; --left) {
    if (figures[left - 1] && others[left - 1]) return *others[left - 1] / *figures[left - 1];
  }
  return {};
}

}  // namespace

std::vector<std::string> compare_with_limits(const Panel& start, const std::vector<Row>& rows) {
  std::vector<std::string> sentences;
  for (const SpeedLimit& limit : speed_limits) {
    const Figure ratio =
        last_ratio(figures_of(start, rows, ours), figures_of(start, rows, limit.tool));
    if (!ratio) continue;
    sentences.push_back(fmt::format("{} is {} times as fast as {}; it has to be {} times: {}.",
                                    ours, format_ratio(*ratio), limit.tool, limit.least,
                                    *ratio >= limit.least ? "it holds" : "it does NOT hold"));
  }
  return sentences;
}

}  // namespace boxlab::bench
