#include "course/nearest.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>

namespace boxlab {

namespace {

std::string explain(std::string_view kind, std::string_view name,
                    const std::vector<std::string>& candidates,
                    const std::vector<std::string>& listed) {
  const auto meant = nearest(name, candidates);
  if (meant) return fmt::format("no {} is called \"{}\"; did you mean {}?", kind, name, *meant);
  return fmt::format("no {} is called \"{}\"; there are: {}", kind, name, fmt::join(listed, ", "));
}

}  // namespace

std::size_t edit_distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), 0);
  for (const char letter : from) {
    std::size_t diagonal = row[0]++;
    for (std::size_t i = 1; i < row.size(); ++i) {
      const std::size_t changed = diagonal + (letter == to[i - 1] ? 0 : 1);
      diagonal = row[i];
      row[i] = std::min({changed, row[i] + 1, row[i - 1] + 1});
    }
  }
  return row.back();
}

std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string>& candidates) {
  std::optional<std::string> best;
  std::size_t least = (word.size() + 1) / 2 + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance >= least) continue;
    best = candidate;
    least = distance;
  }
  return best;
}

UnknownName::UnknownName(std::string_view kind, std::string_view name,
                         const std::vector<std::string>& candidates,
                         const std::vector<std::string>& listed)
    : std::runtime_error{explain(kind, name, candidates, listed)} {}

}  // namespace boxlab
