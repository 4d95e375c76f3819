#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <optional>

#include "bench/ipc.hpp"
#include "bench/report_json.hpp"
#include "bench/svg.hpp"
#include "bench/table.hpp"
#include "cli/commands.hpp"
#include "cli/ink.hpp"
#include "cli/options.hpp"
#include "sys/descriptor.hpp"

namespace boxlab {

namespace {

using namespace bench;

constexpr auto footer = R"(Examples:
  boxlab bench ipc                   a table and a picture, after about a minute
  boxlab bench ipc --quick           a first impression, after a few seconds
  boxlab bench ipc --svg ipc.svg     the picture for a page, too
  boxlab bench ipc --json            every figure, for programs)";

constexpr int usual_rounds = 10;
constexpr int quick_rounds = 3;
constexpr double quick_slice = 0.002;

struct Options {
  std::optional<int> rounds;
  bool quick = false;
  bool json = false;
  std::string svg;
};

/// For those who wait before a terminal.
void show_progress(int round, int rounds) {
  if (isatty(STDERR_FILENO) == 0) return;
  fmt::print(stderr, "\rround {} of {}", round, rounds);
  if (round == rounds) fmt::print(stderr, "\r{:20}\r", "");
}

IpcOrder make_order(const Options& options) {
  IpcOrder order;
  order.rounds = options.rounds.value_or(options.quick ? quick_rounds : usual_rounds);
  if (options.quick) order.slice = quick_slice;
  order.labs = find_lab_benches(find_course());
  order.on_round = [rounds = order.rounds](int round) { show_progress(round, rounds); };
  return order;
}

void print_text(const Report& report) {
  const Ink ink = ink_of_stdout();
  fmt::print("{}{}", table(report, ink), picture(report, ink));
  for (const std::string& note : report.notes) fmt::print("{}\n", ink.quiet(note));
}

void print(const Report& report, const Options& options) {
  if (options.json) {
    fmt::print("{}\n", to_json(report));
  } else {
    print_text(report);
  }
}

/// Opened before anything is measured: who can't have the picture learns it at once.
sys::Descriptor open_picture(const std::string& path) {
  if (path.empty()) return {};
  return sys::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
}

int bench_ipc(const Options& options) {
  const sys::Descriptor file = open_picture(options.svg);
  const Report report = measure_ipc(make_order(options));
  if (file.is_open()) {
    const std::string picture = svg(report);
    sys::write_all(file, picture.data(), picture.size());
  }
  print(report, options);
  return 0;
}

}  // namespace

void add_bench_ipc(CLI::App& bench, int& status) {
  CLI::App* command =
      bench.add_subcommand("ipc", "Measure pipes, sockets, queues, semaphores, shared memory");
  const auto options = std::make_shared<Options>();
  command->footer(footer);
  command
      ->add_option("--rounds", options->rounds, "How many rounds; 10, or 3 quick ones, without it")
      ->type_name("N")
      ->check(whole_number_from_one());
  command->add_flag("--quick", options->quick, "Short rounds: a first impression");
  command->add_flag("--json", options->json, "Print one JSON document");
  command->add_option("--svg", options->svg, "Write the picture to this file")->type_name("FILE");
  command->callback([options, &status] { status = bench_ipc(*options); });
}

}  // namespace boxlab
