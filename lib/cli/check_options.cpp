#include "cli/check_options.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include "cli/options.hpp"

namespace boxlab {

namespace {

/// Throws CLI::ValidationError, which is wrong usage, when this is no program.
Examinee choose_program(const std::string& program) {
  if (access(program.c_str(), X_OK) == 0) return {program, true};
  throw CLI::ValidationError{"--program", "Not executable: " + program};
}

/// The file that the learner writes: made from the starter the first time.
Examinee choose_learners(const Course& course, const Lab& lab) {
  if (hand_out(lab)) {
    fmt::print(stderr, "boxlab: {} is new: this is the file that you write.\n",
               course.shown(lab.source()));
  }
  return {lab.source(), false, true};
}

void add_subject(CLI::App& command, CheckOptions& options) {
  auto* solution = command.add_flag("--solution", options.solution, "Judge the lab's solution");
  auto* source = command.add_option("--source", options.source, "Judge this file");
  auto* program = command.add_option("--program", options.program, "Judge this executable");
  source->type_name("FILE")->check(regular_file())->excludes(solution)->excludes(program);
  program->type_name("FILE")->check(regular_file())->excludes(solution);
}

/// Where the checks are to run: without a wish, that depends on what the lab needs.
void add_wish(CLI::App& command, CheckOptions& options) {
  const auto wish = [&options](Where where) { return [&options, where] { options.wish = where; }; };
  auto* vm = command.add_flag_callback(
      "--vm", wish(Where::vm),
      "Run the checks in a throw-away machine (boxlab vm), ten times as slowly");
  auto* here = command.add_flag_callback(
      "--here", wish(Where::here), "Run them here, even if this machine lacks what the lab needs");
  here->excludes(vm);
}

}  // namespace

void CheckOptions::add_to(CLI::App& command) {
  add_text(command, "LAB", lab, "The lab: 1, 01, pipes or 01-pipes")->type_name("");
  add_subject(command, *this);
  add_text(command, "--only", only, "Judge by this check alone, by a group, or by several: a,b")
      ->type_name("ID");
  command.add_flag("--long", is_long, "Run the checks that take minutes, too");
  add_wish(command, *this);
  command.add_flag("-v,--verbose", verbose,
                   "Show all about every check that did not pass, not only about the first");
  command.add_flag("--json", json, "Print the verdict document, one line for each run");
  command.add_option("--repeat", repeat, "Run everything so many times")
      ->type_name("N")
      ->check(whole_number_from_one());
  command.add_option("--seed", seed, "Where random numbers start; 1 without it")->type_name("S");
}

Examinee choose_examinee(const CheckOptions& options, const Course& course, const Lab& lab) {
  if (options.solution) return {find_solution(course, lab)};
  if (!options.source.empty()) return {options.source};
  if (!options.program.empty()) return choose_program(options.program);
  return choose_learners(course, lab);
}

std::string describe(const Examinee& examinee, const CheckOptions& options, const Course& course) {
  const char* kind = examinee.is_learners ? "your file" : options.solution ? "solution" : "file";
  return fmt::format("{}: {}", examinee.is_executable ? "program" : kind,
                     course.shown(examinee.file));
}

const Lab& choose_lab(const CheckOptions& options, const Course& course) {
  if (!options.lab) return course.labs.front();
  const auto dot = options.lab->find('.');
  if (dot == std::string::npos) return course.lab(*options.lab);
  throw CLI::ValidationError{"LAB", fmt::format("for one check of a lab: boxlab check {} --only {}",
                                                options.lab->substr(0, dot), *options.lab)};
}

}  // namespace boxlab
