#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <optional>
#include <sstream>
#include <thread>

#include "check/verdict_json.hpp"
#include "cli/commands.hpp"
#include "cli/load.hpp"
#include "cli/options.hpp"
#include "cli/palette.hpp"
#include "cli/text.hpp"
#include "course/child.hpp"
#include "course/gaps.hpp"
#include "course/judge.hpp"
#include "course/reference.hpp"

namespace boxlab {

namespace {

constexpr auto footer = R"(Examples:
  boxlab dev verify                            all labs
  boxlab dev verify pipes --repeat 200 --load  on a busy machine, 200 times)";

struct Options {
  std::string lab;
  /// Two for each processor: those that are wrong mostly wait for a time limit.
  unsigned jobs = 2 * std::max(1u, std::thread::hardware_concurrency());
  unsigned repeat = 1;
  bool load = false;
};

/// A boxlab of its own for each reference: what happens to one does not touch the others.
Command call_check(const Course& course, const Lab& lab, const Reference& reference,
                   unsigned repeat) {
  const char* option = reference.kind == Kind::twin ? "--program" : "--source";
  Command command;
  command.words = {
      "/proc/self/exe", "check",  lab.name,   option,
      reference.file,   "--json", "--repeat", std::to_string(reference.must_pass() ? repeat : 1)};
  command.environment = {"BOXLAB_ROOT=" + course.root.string(),
                         "BOXLAB_BUILD=" + course.build.string()};
  return command;
}

/// What is not as it should be with what `boxlab check --json` printed: of several runs, that of
/// the first one which is not.
std::vector<std::string> find_differences(const Reference& reference, const Outcome& outcome) {
  if (outcome.out.empty()) return {"no verdict: " + outcome.end() + "\n" + outcome.err};
  std::istringstream documents{outcome.out};
  for (std::string line; std::getline(documents, line);) {
    const VerdictDocument document = from_json(line);
    auto differences = find_differences(reference, document);
    if (differences.empty()) continue;
    differences.push_back(fmt::format("seed {}", document.seed));
    return differences;
  }
  return {};
}

void print_result(const Lab& lab, std::string_view kind, const std::string& name,
                  const std::vector<std::string>& differences) {
  const Palette palette = palette_of_stdout();
  fmt::print("{}  {}  {}{}\n", differences.empty() ? palette.good("PASS") : palette.bad("FAIL"),
             lab.name, pad(kind, 10), name);
  for (const std::string& difference : differences) {
    for (const std::string& line : wrap(difference, page_width - 6)) {
      fmt::print("      {}\n", line);
    }
  }
  std::fflush(stdout);
}

/// Verifies one lab. Returns whether all is as it should be.
bool verify_lab(const Course& course, const Lab& lab, const Options& options) {
  const auto references = find_references(course, lab);
  std::vector<Command> commands;
  for (const Reference& reference : references) {
    commands.push_back(call_check(course, lab, reference, options.repeat));
  }
  const auto gaps =
      find_gaps(make_exam(course, lab), make_exam(course, lab, {}, Extent::full), references);
  print_result(lab, "lab", lab.name, gaps);
  bool is_good = gaps.empty();
  run_all(commands, options.jobs, [&](std::size_t index, const Outcome& outcome) {
    const auto differences = find_differences(references[index], outcome);
    const Reference& reference = references[index];
    print_result(lab, to_text(reference.kind), reference.file.stem().string(), differences);
    is_good = is_good && differences.empty();
  });
  return is_good;
}

int verify(const Options& options) {
  const Course course = find_course();
  std::optional<Load> load;
  if (options.load) load.emplace(std::max(1u, std::thread::hardware_concurrency()));
  if (!options.lab.empty()) return verify_lab(course, course.lab(options.lab), options) ? 0 : 1;
  bool is_good = true;
  for (const Lab& lab : course.labs) is_good = verify_lab(course, lab, options) && is_good;
  return is_good ? 0 : 1;
}

}  // namespace

void add_verify(CLI::App& dev, int& status) {
  CLI::App* command = dev.add_subcommand("verify", "Check the checks of a lab, or of all labs");
  const auto options = std::make_shared<Options>();
  command->footer(footer);
  command->add_option("LAB", options->lab, "The lab; without it, all")->type_name("");
  command->add_option("-j,--jobs", options->jobs, "How many references at once")
      ->type_name("N")
      ->check(whole_number_from_one());
  command
      ->add_option("--repeat", options->repeat,
                   "Run what must pass so many times, with other seeds")
      ->type_name("N")
      ->check(whole_number_from_one());
  command->add_flag("--load", options->load, "Keep every processor busy meanwhile");
  command->callback([options, &status] { status = verify(*options); });
}

}  // namespace boxlab
