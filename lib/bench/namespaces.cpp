#include "bench/namespaces.hpp"

#include <fmt/core.h>

#include "bench/kernel.hpp"
#include "bench/namespace_cells.hpp"

namespace boxlab::bench {

namespace {

std::vector<std::string> notes(const NamespaceOrder& order) {
  return {fmt::format("{}. Each figure is the median of {} rounds, in which all take turns.",
                      kernel(), order.rounds),
          "Made: a process is started in the new namespaces, ends, and is waited for.",
          "The kernel removes them later, in the background; how late is a matter of its own.",
          "Those that live are held by a descriptor, which is counted in; a process waits.",
          "Memory is what Slab, Percpu, KernelStack and PageTables of /proc/meminfo grow by."};
}

Report make_report(const NamespaceOrder& order, const std::vector<NamespaceRow>& rows) {
  Report report{
      "namespaces", "What namespaces cost", "Number of namespaces", order.rounds, {}, {}, {},
      notes(order)};
  for (const int count : order.counts) report.columns.push_back(std::to_string(count));
  for (const NamespaceRow& row : rows) report.rows.push_back({row.kind.name});
  report.rows.front().is_limit = true;
  report.add_panel("make", "Made, so many in a row: each", Unit::seconds, 0);
  report.add_panel("remove", "Made, and removed by the kernel: each", Unit::seconds, 0);
  report.add_panel("one-more", "One more, where so many live", Unit::seconds, 0);
  report.add_panel("memory", "Kernel memory of each, where so many live", Unit::bytes, 0);
  return report;
}

}  // namespace

Report measure_namespaces(const NamespaceOrder& order) {
  const std::vector<NamespaceRow> rows = namespace_rows();
  Report report = make_report(order, rows);
  NamespaceCells cells{order, rows};
  fill_in(report, cells.all(), order.on_round);
  report.panels.back().leave_out_losses();
  const std::vector<std::string> limits = cells.limits();
  report.notes.insert(report.notes.end(), limits.begin(), limits.end());
  return report;
}

}  // namespace boxlab::bench
