#include "cli/bench_report.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "bench/report_json.hpp"
#include "bench/svg.hpp"
#include "bench/table.hpp"
#include "cli/ink.hpp"
#include "cli/options.hpp"
#include "sys/descriptor.hpp"

namespace boxlab {

namespace {

using namespace bench;

constexpr int usual_rounds = 10;
constexpr int quick_rounds = 3;

void print_text(const Report& report) {
  const Ink ink = ink_of_stdout();
  fmt::print("{}{}", table(report, ink), picture(report, ink));
  for (const std::string& note : report.notes) fmt::print("{}\n", ink.quiet(note));
}

void print(const Report& report, const BenchOptions& options) {
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

void run(const BenchOptions& options, const std::function<Report(const BenchOptions&)>& measure) {
  const sys::Descriptor file = open_picture(options.svg);
  const Report report = measure(options);
  if (file.is_open()) {
    const std::string picture = svg(report);
    sys::write_all(file, picture.data(), picture.size());
  }
  print(report, options);
}

}  // namespace

int BenchOptions::count_rounds() const {
  return rounds.value_or(quick ? quick_rounds : usual_rounds);
}

void add_benchmark(CLI::App& command, int& status,
                   const std::function<Report(const BenchOptions&)>& measure) {
  const auto options = std::make_shared<BenchOptions>();
  command
      .add_option("--rounds", options->rounds, "How many rounds; 10, or 3 quick ones, without it")
      ->type_name("N")
      ->check(whole_number_from_one());
  command.add_flag("--quick", options->quick, "Short rounds: a first impression");
  command.add_flag("--json", options->json, "Print one JSON document");
  command.add_option("--svg", options->svg, "Write the picture to this file")->type_name("FILE");
  command.callback([options, measure, &status] {
    run(*options, measure);
    status = 0;
  });
}

std::function<void(int)> show_progress(int rounds) {
  return [rounds](int round) {
    if (isatty(STDERR_FILENO) == 0) return;
    fmt::print(stderr, "\rround {} of {}", round, rounds);
    if (round == rounds) fmt::print(stderr, "\r{:20}\r", "");
  };
}

}  // namespace boxlab
