// What the benchmark of namespaces measures, one figure after the other.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "bench/cell.hpp"
#include "bench/namespace_costs.hpp"
#include "bench/namespaces.hpp"

namespace boxlab::bench {

/// What is compared: namespaces that we make, or a tool that makes them.
struct NamespaceRow {
  NamespaceKind kind;
  std::vector<std::string> command{};  ///< of a tool: an absolute path, and arguments
};

/// A process without new namespaces, each kind, all together, and the tools that are installed
/// here, after /bin/true alone.
std::vector<NamespaceRow> namespace_rows();

/// Makes the cells, and remembers which limits were met in them.
class NamespaceCells {
 public:
  /// Both must live as long as this object, and that as long as its cells.
  NamespaceCells(const NamespaceOrder& order, const std::vector<NamespaceRow>& rows)
      : order_{order}, rows_{rows} {}

  /// All figures. What is compared with each other is measured one after the other.
  std::vector<Cell> all();
  /// Where the kernel refused a namespace, a sentence for each kind.
  std::vector<std::string> limits() const;

 private:
  using Measure = NamespaceCosts (*)(const NamespaceKind&, int);
  struct Pick {
    std::size_t panel;
    double NamespaceCosts::*cost;
  };

  void add_row(std::vector<Cell>& cells, std::size_t row, std::size_t column);
  void add_two(std::vector<Cell>& cells, std::size_t row, std::size_t column, Measure measure,
               const Pick& first, const Pick& second);
  void add_tool(std::vector<Cell>& cells, std::size_t row, std::size_t column);
  void note_limit(const NamespaceKind& kind, const std::string& sentence);

  const NamespaceOrder& order_;
  const std::vector<NamespaceRow>& rows_;
  std::map<std::string, std::string> limits_;  ///< by the name of a kind
};

}  // namespace boxlab::bench
