#include "bench/namespace_cells.hpp"

#include <fmt/core.h>

#include <memory>

#include "bench/namespace_limits.hpp"
#include "course/child.hpp"

namespace boxlab::bench {

namespace {

enum NamespacePanel : std::size_t { make, removal, one_more, memory };

/// The memory of fewer is lost in what else goes on.
constexpr int least_for_memory = 100;

/// Runs a tool so many times, until it fails. Returns the first line of what it says then, or an
/// empty text.
std::string run_tool(const std::vector<std::string>& words, int count) {
  for (int done = 0; done < count; ++done) {
    const Outcome outcome = run({words, {}});
    if (outcome.wait_status != 0) return outcome.complaint();
  }
  return {};
}

}  // namespace

std::vector<Cell> NamespaceCells::all() {
  std::vector<Cell> cells;
  for (std::size_t column = 0; column < order_.counts.size(); ++column) {
    for (std::size_t row = 0; row < rows_.size(); ++row) add_row(cells, row, column);
  }
  return cells;
}

void NamespaceCells::add_row(std::vector<Cell>& cells, std::size_t row, std::size_t column) {
  if (!rows_[row].command.empty()) return add_tool(cells, row, column);
  add_two(cells, row, column, make_and_leave, {make, &NamespaceCosts::leave},
          {removal, &NamespaceCosts::remove});
  add_two(cells, row, column, make_and_keep, {one_more, &NamespaceCosts::one_more},
          {memory, &NamespaceCosts::memory});
}

/// One measurement for two cells: the first one makes it, and the second follows in the same round.
void NamespaceCells::add_two(std::vector<Cell>& cells, std::size_t row, std::size_t column,
                             Measure measure, const Pick& first, const Pick& second) {
  const NamespaceKind& kind = rows_[row].kind;
  const int count = order_.counts[column];
  const auto costs = std::make_shared<NamespaceCosts>();
  const auto pick = [costs](const Pick& wanted) {
    return costs->error == 0 ? Figure{(*costs).*(wanted.cost)} : Figure{};
  };
  const Probe begin = [=, this, &kind] {
    *costs = measure(kind, count);
    if (costs->error != 0) note_limit(kind, describe_limit(kind, count, *costs));
    return pick(first);
  };
  cells.push_back({first.panel, row, column, begin});
  if (second.panel == memory && count < least_for_memory) return;
  cells.push_back({second.panel, row, column, [=] { return pick(second); }});
}

void NamespaceCells::add_tool(std::vector<Cell>& cells, std::size_t row, std::size_t column) {
  const int count = order_.counts[column];
  if (count > order_.most_by_tools) return;
  cells.push_back({make, row, column, [=, this, &tool = rows_[row]] {
                     std::string fault;
                     const double seconds =
                         seconds_of([&] { fault = run_tool(tool.command, count); });
                     if (fault.empty()) return Figure{seconds / count};
                     note_limit(tool.kind, fault);
                     return Figure{};
                   }});
}

void NamespaceCells::note_limit(const NamespaceKind& kind, const std::string& sentence) {
  limits_.try_emplace(kind.name, fmt::format("{}: {}", kind.name, sentence));
}

std::vector<std::string> NamespaceCells::limits() const {
  std::vector<std::string> sentences;
  for (const auto& [name, sentence] : limits_) sentences.push_back(sentence);
  return sentences;
}

}  // namespace boxlab::bench
