#include <fmt/core.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>

#include "check/verdict_json.hpp"
#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/options.hpp"
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
  std::optional<std::string> lab;
  bool solution = false;
  std::string source;
  std::string program;
  std::optional<std::string> only;
  bool is_long = false;
  bool json = false;
  bool verbose = false;
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

const Lab& choose_lab(const Options& options, const Course& course) {
  if (!options.lab) return course.labs.front();
  const auto dot = options.lab->find('.');
  if (dot == std::string::npos) return course.lab(*options.lab);
  throw CLI::ValidationError{"LAB", fmt::format("for one check of a lab: boxlab check {} --only {}",
                                                options.lab->substr(0, dot), *options.lab)};
}

Style choose_style(const Options& options) {
  return {palette_of_stdout(), stdout_wants_colour(), options.verbose};
}

/// Judges once, and shows each verdict as it comes.
int check_once(const Exam& exam, const Subject& subject, const Options& options) {
  Report report{std::cout, exam, choose_style(options)};
  report.begin(describe(subject, options, exam.course));
  const Trial trial{exam, subject};
  if (trial.diagnostics()) report.add(*trial.diagnostics());
  const auto document =
      trial.verdicts(options.seed, [&](const Verdict& verdict) { report.add(verdict); });
  report.end(document);
  return exit_status(document);
}

/// Judges as often as is asked for, and hands over each document.
Tally judge_often(const Exam& exam, const Subject& subject, const Options& options,
                  const std::function<void(const VerdictDocument&)>& on_document) {
  Tally tally;
  const Trial trial{exam, subject};
  for (std::uint32_t run = 0; run < options.repeat; ++run) {
    const auto document = trial.verdicts(options.seed + run, [](const Verdict&) {});
    tally.add(document);
    on_document(document);
  }
  return tally;
}

int check_as_json(const Exam& exam, const Subject& subject, const Options& options) {
  const auto print = [](const VerdictDocument& document) {
    fmt::print("{}\n", to_json(document));
    std::fflush(stdout);
  };
  return judge_often(exam, subject, options, print).status;
}

/// Judges several times, and shows the first run that did not pass, or else the last one.
int check_often(const Exam& exam, const Subject& subject, const Options& options) {
  const Tally tally = judge_often(exam, subject, options, [](const VerdictDocument&) {});
  Report report{std::cout, exam, choose_style(options)};
  report.show(describe(subject, options, exam.course), tally.shown);
  fmt::print("\n{} runs: {} passed.", options.repeat, tally.passed);
  if (!tally.passed_all()) fmt::print(" The one above: --seed {}", tally.shown.seed);
  fmt::print("\n");
  return tally.status;
}

int check(const Options& options) {
  const Course course = find_course();
  const Lab& lab = choose_lab(options, course);
  const Exam exam =
      make_exam(course, lab, options.only, options.is_long ? Extent::full : Extent::usual);
  const Subject subject = choose_subject(options, course, lab);
  if (options.json) return check_as_json(exam, subject, options);
  end_politely_on_interrupt();
  return options.repeat == 1 ? check_once(exam, subject, options)
                             : check_often(exam, subject, options);
}

void add_subject(CLI::App& command, Options& options) {
  auto* solution = command.add_flag("--solution", options.solution, "Judge the lab's solution");
  auto* source = command.add_option("--source", options.source, "Judge this file");
  auto* program = command.add_option("--program", options.program, "Judge this executable");
  source->type_name("FILE")->check(regular_file())->excludes(solution)->excludes(program);
  program->type_name("FILE")->check(regular_file())->excludes(solution);
}

}  // namespace

void add_check(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("check", "Judge your file of a lab");
  const auto options = std::make_shared<Options>();
  command->footer(footer);
  add_text(*command, "LAB", options->lab, "The lab: 1, 01, pipes or 01-pipes")->type_name("");
  add_subject(*command, *options);
  add_text(*command, "--only", options->only, "Judge by this check alone")->type_name("ID");
  command->add_flag("--long", options->is_long, "Run the checks that take minutes, too");
  command->add_flag("-v,--verbose", options->verbose,
                    "Show all about every check that did not pass, not only about the first");
  command->add_flag("--json", options->json, "Print the verdict document, one line for each run");
  command->add_option("--repeat", options->repeat, "Run everything so many times")
      ->type_name("N")
      ->check(whole_number_from_one());
  command->add_option("--seed", options->seed, "Where random numbers start; 1 without it")
      ->type_name("S");
  command->callback([options, &status] { status = check(*options); });
}

}  // namespace boxlab
