#include "bench/container_costs.hpp"

#include <fcntl.h>

#include <chrono>
#include <cstring>
#include <functional>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "bench/container_crowd.hpp"
#include "bench/container_image.hpp"
#include "bench/kernel_memory.hpp"
#include "bench/retreat.hpp"
#include "bench/shared.hpp"
#include "bench/stopwatch.hpp"
#include "check/proc.hpp"
#include "course/files.hpp"
#include "course/search_path.hpp"
#include "sys/descriptor.hpp"

namespace boxlab::bench {

namespace {

/// What a retreat finds out, in memory that is shared with us.
struct Findings {
  double start = 0;
  double processes = 0;
  double kernel = 0;
  char complaint[1000] = "";
};

void keep_complaint(Findings& findings, const std::string& complaint) {
  complaint.copy(findings.complaint, sizeof findings.complaint - 1);
}

/// All that the tools need, in the places that only the retreat has.
void furnish(const ContainerTool& tool, const std::string& busybox) {
  make_image(busybox);
  make_bundle(bundle_that_ends, command_that_ends());
  make_bundle(bundle_that_waits, command_that_waits());
  if (!tool.contents.empty()) store_program(tool.program, tool.contents);
}

/// The kernel removes containers in the background: waits until it gives no memory back any more.
void await_calm() {
  constexpr int most_looks = 40;
  double before = kernel_memory();
  for (int looks = 0; looks < most_looks; ++looks) {
    std::this_thread::sleep_for(std::chrono::milliseconds{50});
    const double now = kernel_memory();
    if (now >= before) return;
    before = now;
  }
}

ContainerCosts measure_in_retreat(const ContainerTool& tool,
                                  const std::function<void(Findings&)>& measure) {
  const std::string busybox = find_in_path("busybox");
  if (busybox.empty()) throw std::runtime_error{"there is no busybox: install busybox-static"};
  const Shared<Findings> found;
  run_in_retreat([&] {
    furnish(tool, busybox);
    await_calm();
    measure(*found);
  });
  return {found->start, found->processes, found->kernel, found->complaint};
}

/// Calls `make` so many times, with a number each, until it complains.
std::string repeat(int count, const std::function<std::string(int)>& make) {
  std::string complaint;
  for (int number = 0; number < count && complaint.empty(); ++number) complaint = make(number);
  return complaint;
}

/// The bytes that a process takes: of what it shares with others, its part (proc(5), "Pss").
double share_of(const sys::Descriptor& proc, const std::string& pid) {
  std::istringstream lines{read_text(proc, pid + "/smaps_rollup")};
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("Pss:")) return 1024 * std::stod(line.substr(std::strlen("Pss:")));
  }
  return 0;  // it has ended
}

/// The bytes that all processes of the retreat take.
double memory_of_processes() {
  const sys::Descriptor proc = sys::open("/proc", O_RDONLY | O_DIRECTORY);
  double bytes = 0;
  for (const std::string& name : read_names(proc, ".")) {
    if (name.find_first_not_of("0123456789") == std::string::npos) bytes += share_of(proc, name);
  }
  return bytes;
}

}  // namespace

ContainerCosts start_containers(const ContainerTool& tool, int count) {
  return measure_in_retreat(tool, [&](Findings& found) {
    std::string complaint = start_and_end(tool, count);  // without what only the first one does
    const auto start_all = [&] {
      complaint = repeat(count, [&](int number) { return start_and_end(tool, number); });
    };
    if (complaint.empty()) found.start = seconds_of(start_all) / count;
    keep_complaint(found, complaint);
  });
}

ContainerCosts keep_containers(const ContainerTool& tool, int count) {
  return measure_in_retreat(tool, [&](Findings& found) {
    ContainerCrowd crowd{tool};
    const double processes = memory_of_processes();
    const double kernel = kernel_memory();
    keep_complaint(found, repeat(count, [&](int) { return crowd.add(); }));
    found.processes = (memory_of_processes() - processes) / count;
    found.kernel = (kernel_memory() - kernel) / count;
  });
}

}  // namespace boxlab::bench
