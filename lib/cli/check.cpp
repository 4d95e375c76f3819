#include <fmt/core.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "check/verdict_json.hpp"
#include "cli/commands.hpp"
#include "cli/palette.hpp"
#include "cli/report.hpp"
#include "cli/tally.hpp"
#include "course/trial.hpp"

namespace boxlab {

namespace {

constexpr auto footer = R"(Examples:
  boxlab check                               your file of the first lab
  boxlab check pipes --only pipes.eof        one check of it
  boxlab check pipes --solution              the solution in its place
  boxlab check pipes --program ./pipeline    a program that is there already
  boxlab check shm --long                    the checks that take minutes, too
  boxlab check pipes --repeat 20             20 times, each with other numbers)";

struct Options {
  std::string lab;
  bool solution = false;
  std::string source;
  std::string program;
  std::string only;
  bool is_long = false;
  bool json = false;
  std::uint32_t repeat = 1;
  std::uint32_t seed = 1;
};

/// Throws CLI::ValidationError, which is wrong usage, when this is no program.
Subject choose_program(const std::string& program) {
  if (access(program.c_str(), X_OK) == 0) return {program, true};
  throw CLI::ValidationError{"--program", "Not executable: " + program};
}

/// The file that the learner writes: made from the starter the first time.
Subject choose_learners(const Course& course, const Lab& lab) {
  if (hand_out(lab)) {
    fmt::print(stderr, "boxlab: {} is new: this is the file that you write.\n",
               course.shown(lab.source()));
  }
  return {lab.source(), false, true};
}

Subject choose_subject(const Options& options, const Course& course, const Lab& lab) {
  if (options.solution) return {course.solution(lab)};
  if (!options.source.empty()) return {options.source};
  if (!options.program.empty()) return choose_program(options.program);
  return choose_learners(course, lab);
}

/// "your file: labs/01-pipes/pipeline.cpp"
std::string describe(const Subject& subject, const Options& options, const Course& course) {
  const char* kind = subject.is_learners ? "your file" : options.solution ? "solution" : "file";
  return fmt::format("{}: {}", subject.is_executable ? "program" : kind,
                     course.shown(subject.file));
}

Tally run_trial(const Trial& trial, const Options& options) {
  Tally tally;
  for (std::uint32_t run = 0; run < options.repeat; ++run) {
    const VerdictDocument document = trial.verdicts(options.seed + run);
    tally.add(document);
    if (options.json) fmt::print("{}\n", to_json(document));
  }
  return tally;
}

void print_tally(const Tally& tally, const Options& options) {
  if (options.repeat == 1) return;
  fmt::print("\n{} runs: {} passed.", options.repeat, tally.passed);
  if (!tally.passed_all()) fmt::print(" The one above: --seed {}", tally.shown.seed);
  fmt::print("\n");
}

int check(const Options& options) {
  const Course course = find_course();
  const Lab& lab = options.lab.empty() ? course.labs.front() : course.lab(options.lab);
  const Exam exam =
      make_exam(course, lab, options.only, options.is_long ? Extent::full : Extent::usual);
  const Subject subject = choose_subject(options, course, lab);
  const Tally tally = run_trial(Trial{exam, subject}, options);
  if (options.json) return tally.status;
  fmt::print("{}",
             render(tally.shown, lab, describe(subject, options, course), palette_of_stdout()));
  print_tally(tally, options);
  return tally.status;
}

/// Others, such as a FIFO or a device, could keep us waiting, or never end.
const CLI::Validator is_regular_file{
    [](const std::string& path) {
      return std::filesystem::is_regular_file(path) ? "" : "Not a regular file: " + path;
    },
    ""};

void add_subject(CLI::App& command, Options& options) {
  auto* solution = command.add_flag("--solution", options.solution, "Judge the lab's solution");
  auto* source = command.add_option("--source", options.source, "Judge this file");
  auto* program = command.add_option("--program", options.program, "Judge this executable");
  source->type_name("FILE")->check(is_regular_file)->excludes(solution)->excludes(program);
  program->type_name("FILE")->check(is_regular_file)->excludes(solution);
}

}  // namespace

void add_check(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("check", "Judge your file of a lab");
  const auto options = std::make_shared<Options>();
  command->footer(footer);
  command->add_option("LAB", options->lab, "The lab: 1, 01, pipes or 01-pipes")->type_name("");
  add_subject(*command, *options);
  command->add_option("--only", options->only, "Judge by this check alone")->type_name("ID");
  command->add_flag("--long", options->is_long, "Run the checks that take minutes, too");
  command->add_flag("--json", options->json, "Print the verdict document, one line for each run");
  command->add_option("--repeat", options->repeat, "Run everything so many times")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  command->add_option("--seed", options->seed, "Where random numbers start; 1 without it")
      ->type_name("S");
  command->callback([options, &status] { status = check(*options); });
}

}  // namespace boxlab
