#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <functional>
#include <iostream>
#include <memory>

#include "check/verdict_json.hpp"
#include "cli/check_options.hpp"
#include "cli/commands.hpp"
#include "cli/interrupt.hpp"
#include "cli/palette.hpp"
#include "cli/remember.hpp"
#include "cli/report.hpp"
#include "cli/tally.hpp"
#include "cli/where.hpp"
#include "course/trial.hpp"

namespace boxlab {

namespace {

constexpr auto check_examples = R"(Examples:
  boxlab check                               your file of the first lab
  boxlab check pipes --only pipes.eof        one check of it
  boxlab check walls --only tenants          all whose ids begin with "tenants."
  boxlab check pipes --solution              the solution in its place
  boxlab check pipes --program ./pipeline    a program that is there already
  boxlab check shm --long                    the checks that take minutes, too
  boxlab check pipes --vm                    in a machine with a kernel of its own
  boxlab check pipes --repeat 20             20 times, each with other numbers)";

Style choose_style(const CheckOptions& options) {
  return {palette_of_stdout(), stdout_wants_colour(), options.verbose};
}

/// Judges once, and shows each verdict as it comes.
int check_once(const Exam& exam, const Examinee& examinee, const CheckOptions& options) {
  CheckReport report{std::cout, exam, choose_style(options)};
  report.begin(describe(examinee, options, exam.course));
  const Memory memory{exam, examinee};
  const Trial trial{exam, examinee};
  if (trial.diagnostics()) report.add(*trial.diagnostics());
  report.begin_checks();
  const auto document =
      trial.verdicts(options.seed, [&](const Verdict& verdict) { report.add(verdict); });
  report.end(document);
  memory.keep_or_say(document);
  return exit_status(document);
}

/// Judges as often as is asked for, and hands over each document.
Tally judge_often(const Exam& exam, const Examinee& examinee, const CheckOptions& options,
                  const std::function<void(const VerdictDocument&)>& on_document) {
  Tally tally;
  const Memory memory{exam, examinee};
  const Trial trial{exam, examinee};
  for (std::uint32_t run = 0; run < options.repeat; ++run) {
    const auto document = trial.verdicts(options.seed + run, [](const Verdict&) {});
    tally.add(document);
    on_document(document);
  }
  memory.keep_or_say(tally.shown);
  return tally;
}

int check_as_json(const Exam& exam, const Examinee& examinee, const CheckOptions& options) {
  const auto print = [](const VerdictDocument& document) {
    fmt::print("{}\n", to_json(document));
    std::fflush(stdout);
  };
  return judge_often(exam, examinee, options, print).status;
}

/// Judges several times, and shows the first run that did not pass, or else the last one.
int check_often(const Exam& exam, const Examinee& examinee, const CheckOptions& options) {
  const Tally tally = judge_often(exam, examinee, options, [](const VerdictDocument&) {});
  CheckReport report{std::cout, exam, choose_style(options)};
  report.show(describe(examinee, options, exam.course), tally.shown);
  fmt::print("\n{} runs: {} passed.", options.repeat, tally.passed);
  if (!tally.passed_all()) fmt::print(" The one above: --seed {}", tally.shown.seed);
  fmt::print("\n");
  return tally.status;
}

int check(const CheckOptions& options) {
  const Course course = find_course();
  const Lab& lab = choose_lab(options, course);
  Exam exam = make_exam(course, lab, options.only, options.is_long ? Extent::full : Extent::usual);
  choose_where(exam, options.wish);
  const Examinee examinee = choose_examinee(options, course, lab);
  if (options.json) return check_as_json(exam, examinee, options);
  end_politely_on_interrupt();
  return options.repeat == 1 ? check_once(exam, examinee, options)
                             : check_often(exam, examinee, options);
}

}  // namespace

void add_check(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("check", "Judge your file of a lab");
  const auto options = std::make_shared<CheckOptions>();
  command->footer(check_examples);
  options->add_to(*command);
  command->callback([options, &status] { status = check(*options); });
}

}  // namespace boxlab
