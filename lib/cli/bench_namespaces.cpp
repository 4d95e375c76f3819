#include <CLI/CLI.hpp>

#include "bench/namespaces.hpp"
#include "cli/bench_report.hpp"
#include "cli/commands.hpp"

namespace boxlab {

namespace {

using namespace bench;

constexpr auto namespaces_examples = R"(Examples:
  boxlab bench namespaces                 a table and a picture, after some minutes
  boxlab bench namespaces --quick         a first impression, after some seconds
  boxlab bench namespaces --svg ns.svg    the picture for a page, too
  boxlab bench namespaces --json          every figure, for programs)";

Report measure_namespaces_as(const BenchOptions& options) {
  NamespaceOrder order;
  order.rounds = options.count_rounds();
  if (options.quick) {
    order.counts = {1, 10, 100};
    order.most_by_tools = 10;
  }
  order.on_round = show_progress(order.rounds);
  return measure_namespaces(order);
}

}  // namespace

void add_bench_namespaces(CLI::App& bench, int& status) {
  CLI::App* command = bench.add_subcommand(
      "namespaces", "Measure making, keeping and removing namespaces of each kind");
  command->footer(namespaces_examples);
  add_benchmark(*command, status, measure_namespaces_as);
}

}  // namespace boxlab
