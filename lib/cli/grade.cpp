#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "cli/commands.hpp"
#include "cli/grade_progress.hpp"
#include "cli/grade_report.hpp"
#include "cli/interrupt.hpp"
#include "cli/options.hpp"
#include "grade/fingerprint.hpp"
#include "grade/grader.hpp"
#include "grade/intake.hpp"
#include "grade/roster.hpp"
#include "grade/store.hpp"

namespace boxlab {

namespace {

constexpr auto grade_footer =
    R"(PATH is a folder or an archive (zip, tar, 7z): one student's, or what a school's
system exports of all: a folder for each, Moodle, Canvas, Blackboard, Gradescope,
GitHub Classroom. The roster's first line names its columns (id, username, email,
SIS User ID...); what cannot be matched by an id is listed, and never guessed.

When it was stopped, by whatever, the same command goes on. What is in DIR already
is judged again only where the file, the checker, boxlab, the compiler or the seed
has changed.

Examples:
  boxlab grade submissions.zip --out grades --roster class.csv
  boxlab grade repos/*/ --out grades --lab pipes
  boxlab grade submissions.zip --out grades --only-failed

Exit status: 0 everybody has a mark; 1 something could not be read, or is nobody's;
2 wrong usage; 3 somebody is without a mark, because something of boxlab or of this
machine is broken.)";

struct ClassOptions {
  std::vector<std::filesystem::path> paths;
  std::string out;
  std::string roster;
  std::string lab;
  grade::GradeOptions grading{std::max(1u, std::thread::hardware_concurrency())};
};

std::vector<Lab> labs_to_grade(const ClassOptions& options, const Course& course,
                               const grade::Intake& intake) {
  if (!options.lab.empty()) return {course.lab(options.lab)};
  return grade::answered_labs(course, intake);
}

/// Throws std::runtime_error when this machine can't grade a lab.
void expect_no_trouble(const Exam& exam, const grade::GradeOptions& options) {
  const std::string trouble = grade::find_trouble(exam, options);
  if (!trouble.empty())
    throw std::runtime_error{fmt::format("this machine gives no marks one can trust: {}", trouble)};
}

/// Judges the works that are not known yet, and shows how that goes.
void judge_rest(const Exam& exam, std::vector<grade::Work>& works, const std::string& judge,
                const grade::Store& store, const grade::GradeOptions& options) {
  const auto all = static_cast<std::size_t>(std::ranges::count_if(works, grade::has_to_be_judged));
  GradeProgress progress{all};
  grade::grade_works(exam, works, store, judge, options,
                     {[&](const grade::Work& work) { progress.start(work); },
                      [&](const grade::Work& work) { progress.end(work); }});
}

/// Grades what there is for one lab.
grade::LabWorks grade_lab(const Course& course, const Lab& lab, const grade::Intake& intake,
                          const grade::Roster* roster, const grade::Store& store,
                          const grade::GradeOptions& options) {
  const Exam exam = make_exam(course, lab);
  grade::LabWorks works{lab, VerdictDocument{lab.name, 0, exam.checks, {}}.max_points(),
                        grade::make_work(course, lab, intake, roster)};
  const std::string judge = grade::fingerprint(exam, options.seed);
  const grade::Gradebook& gradebook = store.gradebook();
  gradebook.recall(lab, works.works, judge, options.again);
  fmt::print("{}  {}\n", lab.name, lab.title);
  print_known(works);
  if (std::ranges::any_of(works.works, grade::has_to_be_judged)) expect_no_trouble(exam, options);
  gradebook.enter(lab, works.works, judge, roster != nullptr);
  judge_rest(exam, works.works, judge, store, options);
  return works;
}

int grade_class(const ClassOptions& options) {
  const Course course = find_course();
  const grade::Store store{options.out};
  std::optional<grade::Roster> roster;
  if (!options.roster.empty()) roster.emplace(options.roster);
  const grade::Intake intake = grade::take_in(course, options.paths);
  std::vector<grade::LabWorks> all;
  for (const Lab& lab : labs_to_grade(options, course, intake)) {
    all.push_back(
        grade_lab(course, lab, intake, roster ? &*roster : nullptr, store, options.grading));
    store.write_tables(course);
  }
  print_open_ends(intake, all);
  if (all.empty()) {
    fmt::print(stderr,
               "boxlab: no file is called as one of a lab. Of which lab is it? --lab LAB\n");
    return 1;
  }
  print_grade_summary(all, options.out);
  return grade_status(intake, all);
}

CLI::Validator existing_path() {
  return CLI::Validator{[](const std::string& path) {
                          return std::filesystem::exists(path) ? "" : "No such file: " + path;
                        },
                        ""};
}

/// Which works are judged again, although they have been.
void add_again(CLI::App& command, grade::Again& again) {
  const auto wish = [&again](grade::Again which) { return [&again, which] { again = which; }; };
  auto* failed = command.add_flag_callback("--only-failed", wish(grade::Again::failed),
                                           "Judge again what has not all points, and nothing else");
  command.add_flag_callback("--again", wish(grade::Again::all), "Judge everything again")
      ->excludes(failed);
}

void add_class_options(CLI::App& command, ClassOptions& options) {
  command.add_option("PATH", options.paths, "Folders and archives with submissions")
      ->type_name("")
      ->required()
      ->check(existing_path());
  command.add_option("--out", options.out, "Where grades.csv, results and sources go")
      ->type_name("DIR")
      ->required();
  command.add_option("--roster", options.roster, "Who is in the class, as CSV")
      ->type_name("FILE")
      ->check(regular_file());
  command.add_option("--lab", options.lab, "Which lab; without it, all whose files are there")
      ->type_name("LAB");
  command.add_option("-j,--jobs", options.grading.jobs, "How many submissions at once")
      ->type_name("N")
      ->check(whole_number_from_one());
  add_again(command, options.grading.again);
  command.add_option("--seed", options.grading.seed, "Where random numbers start; 1 without it")
      ->type_name("S");
}

}  // namespace

void add_grade(CLI::App& app, int& status) {
  CLI::App* command =
      app.add_subcommand("grade", "Grade the submissions of a class, each in a sandbox");
  const auto options = std::make_shared<ClassOptions>();
  command->footer(grade_footer);
  add_class_options(*command, *options);
  command->callback([options, &status] {
    end_politely_on_interrupt("The same command goes on from here.\n");
    try {
      status = grade_class(*options);
    } catch (const grade::BadStore& error) {
      throw CLI::ValidationError{"--out", error.what()};
    } catch (const grade::BadRoster& error) {
      throw CLI::ValidationError{"--roster", error.what()};
    }
  });
}

}  // namespace boxlab
