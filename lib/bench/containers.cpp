#include "bench/containers.hpp"

#include <fmt/core.h>

#include <stdexcept>

#include "bench/container_cells.hpp"
#include "bench/container_limits.hpp"
#include "bench/kernel.hpp"

namespace boxlab::bench {

namespace {

/// Tries each tool once, for both commands. Leaves out those that fail, and says why.
ContainerTools keep_those_that_work(const ContainerTools& found) {
  ContainerTools kept{{}, found.notes};
  for (const ContainerTool& tool : found.tools) {
    std::string complaint = start_containers(tool, 1).complaint;
    if (complaint.empty()) complaint = keep_containers(tool, 1).complaint;
    if (complaint.empty()) {
      kept.tools.push_back(tool);
    } else {
      kept.notes.push_back(fmt::format("{} is left out: {}.", tool.name, complaint));
    }
  }
  return kept;
}

/// All others are compared with a plain process.
void require_process(const ContainerTools& kept) {
  if (!kept.tools.empty() && kept.tools.front().name == "process") return;
  throw std::runtime_error{fmt::format(
      "{}. The image is busybox alone, which must need no libraries: install busybox-static",
      kept.notes.back())};
}

std::vector<std::string> explain(const ContainerOrder& order) {
  return {fmt::format("{}. Each figure is the median of {} rounds, in which all take turns.",
                      kernel(), order.rounds),
          "Started: the tool is called, a container runs /bin/true of busybox, the tool has ended.",
          "process is the same busybox without a container. All others make all seven namespaces.",
          "Everything is done in a user namespace, with files in memory, and without cgroups.",
          "Memory of processes is their Pss in /proc/PID/smaps_rollup, those of the tool included;",
          "that of the kernel: Slab, Percpu, KernelStack, PageTables of /proc/meminfo."};
}

Report make_report(const ContainerOrder& order, const std::vector<ContainerTool>& tools) {
  Report report{
      "box",         "What a container costs", "Number of containers", order.rounds, {}, {}, {},
      explain(order)};
  for (const int count : order.counts) report.columns.push_back(std::to_string(count));
  for (const ContainerTool& tool : tools) report.rows.push_back({tool.name});
  report.rows.front().is_limit = true;
  report.add_panel("start", "Started, so many in a row: each", Unit::seconds, 0);
  report.add_panel("processes", "Memory of the processes of each, where so many run", Unit::bytes,
                   0);
  report.add_panel("kernel", "Kernel memory of each, where so many run", Unit::bytes, 0);
  return report;
}

void add_notes(Report& report, const std::vector<std::string>& notes) {
  report.notes.insert(report.notes.end(), notes.begin(), notes.end());
}

}  // namespace

Report measure_containers(const ContainerOrder& order, const Course& course) {
  const ContainerTools tried = keep_those_that_work(find_container_tools(course));
  require_process(tried);
  Report report = make_report(order, tried.tools);
  ContainerCells cells{order, tried.tools};
  fill_in(report, cells.all(), order.on_round);
  for (const ContainerPanel panel : {container_processes, container_kernel})
    report.panels[panel].leave_out_losses();
  add_notes(report, tried.notes);
  add_notes(report, cells.complaints());
  add_notes(report, compare_with_limits(report.panels[container_start], report.rows));
  return report;
}

}  // namespace boxlab::bench
