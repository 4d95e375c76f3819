#include <CLI/CLI.hpp>

#include "bench/containers.hpp"
#include "cli/bench_report.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"

namespace boxlab {

namespace {

constexpr auto bench_box_footer = R"(Examples:
  boxlab bench box                 a table and a picture, after some minutes
  boxlab bench box --quick         a first impression, after some seconds
  boxlab bench box --svg box.svg   the picture for a page, too
  boxlab bench box --json          every figure, for programs

It shows those of unshare, bwrap, crun, runc and podman that are installed:
  sudo apt-get install --no-install-recommends bubblewrap crun runc podman)";

bench::Report measure_boxes(const BenchOptions& options) {
  bench::ContainerOrder order;
  order.rounds = options.count_rounds();
  if (options.quick) order.counts = {1, 10};
  order.on_round = show_progress(order.rounds);
  return bench::measure_containers(order, find_course());
}

}  // namespace

void add_bench_box(CLI::App& bench, int& status) {
  CLI::App* command =
      bench.add_subcommand("box", "Measure the box of lab 13 beside bwrap, crun, runc and podman");
  command->footer(bench_box_footer);
  add_benchmark(*command, status, measure_boxes);
}

}  // namespace boxlab
