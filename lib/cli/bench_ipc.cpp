#include <CLI/CLI.hpp>

#include "bench/ipc.hpp"
#include "cli/bench_report.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"

namespace boxlab {

namespace {

using namespace bench;

constexpr auto ipc_examples = R"(Examples:
  boxlab bench ipc                   a table and a picture, after about a minute
  boxlab bench ipc --quick           a first impression, after a few seconds
  boxlab bench ipc --svg ipc.svg     the picture for a page, too
  boxlab bench ipc --json            every figure, for programs)";

constexpr double quick_slice = 0.002;

Report measure_ipc_as(const BenchOptions& options) {
  IpcOrder order;
  order.rounds = options.count_rounds();
  if (options.quick) order.slice = quick_slice;
  order.labs = find_lab_benches(find_course());
  order.on_round = show_progress(order.rounds);
  return measure_ipc(order);
}

}  // namespace

void add_bench_ipc(CLI::App& bench, int& status) {
  CLI::App* command =
      bench.add_subcommand("ipc", "Measure pipes, sockets, queues, semaphores, shared memory");
  command->footer(ipc_examples);
  add_benchmark(*command, status, measure_ipc_as);
}

}  // namespace boxlab
