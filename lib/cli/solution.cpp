#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>

#include "cli/commands.hpp"
#include "cli/diff.hpp"
#include "cli/options.hpp"
#include "course/record.hpp"

namespace boxlab {

namespace {

constexpr auto solution_footer = R"(Examples:
  boxlab solution pipes            how the reference differs from yours, when yours passes
  boxlab solution pipes --spoil    before that, too)";

struct SolutionOptions {
  std::string lab;
  bool spoil = false;
};

/// Whether some version of the learner's has passed all checks.
bool has_passed(const Course& course, const Lab& lab) {
  const auto best = points_of_best(read_progress(course), lab);
  return best && best->are_all();
}

/// The learner's file, or the starter that it would begin as.
Side find_own(const Course& course, const Lab& lab) {
  const auto file = std::filesystem::exists(lab.source()) ? lab.source() : lab.starter();
  return {file, course.shown(file)};
}

int solution(const SolutionOptions& options) {
  const Course course = find_course();
  const Lab& lab = course.lab(options.lab);
  const std::string name = topic_name(lab);
  if (!options.spoil && !has_passed(course, lab)) {
    fmt::print(stderr,
               "boxlab: {0} does not pass yet. A hint: {1} hint {0}\n"
               "To see the solution all the same: {1} solution {0} --spoil\n",
               name, course.command());
    return 1;
  }
  const auto reference = find_solution(course, lab);
  const std::string text =
      diff(find_own(course, lab), {reference, course.shown(reference)}, palette_of_stdout());
  fmt::print("{}", text.empty() ? "Yours is the reference, letter by letter.\n" : text);
  return 0;
}

}  // namespace

void add_solution(CLI::App& app, int& status) {
  CLI::App* command =
      app.add_subcommand("solution", "Show how the reference differs from your file");
  const auto options = std::make_shared<SolutionOptions>();
  command->footer(solution_footer);
  command->add_option("LAB", options->lab, "The lab: 1, 01, pipes or 01-pipes")
      ->type_name("")
      ->required();
  command->add_flag("--spoil", options->spoil, "Even if yours does not pass yet");
  command->callback([options, &status] { status = solution(*options); });
}

}  // namespace boxlab
