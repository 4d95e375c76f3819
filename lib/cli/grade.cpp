#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.hpp"
#include "cli/grade_chunks.hpp"
#include "cli/grade_options.hpp"
#include "cli/grade_progress.hpp"
#include "cli/grade_replay.hpp"
#include "cli/grade_report.hpp"
#include "cli/interrupt.hpp"
#include "cli/where.hpp"
#include "grade/fingerprint.hpp"
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
  boxlab grade submissions.zip --out grades --lab pipes --only-check pipes.eof
  boxlab grade --out grades --replay 657737

Exit status: 0 everybody has a mark, or waits for it as was asked; 1 something could
not be read, or is nobody's; 2 wrong usage; 3 somebody is without a mark, because
something of boxlab or of this machine is broken.)";

using grade::Work;
using Works = std::vector<Work>;

/// All that grading one lab takes.
struct LabRound {
  const Course& course;
  const grade::Store& store;
  const GradeCommand& options;
  Exam exam;
  std::string judge;
};

std::vector<Lab> labs_to_grade(const GradeCommand& options, const Course& course,
                               const grade::Intake& intake) {
  if (!options.lab.empty()) return {course.lab(options.lab)};
  return grade::answered_labs(course, intake);
}

/// Throws std::runtime_error when this machine can't grade by that exam.
void expect_no_trouble(const Exam& exam, const grade::GradeOptions& options) {
  const std::string trouble = exam.lack ? describe(*exam.lack) : grade::find_trouble(exam, options);
  if (!trouble.empty())
    throw std::runtime_error{fmt::format("this machine gives no marks one can trust: {}", trouble)};
}

/// Judges the works that are not known yet, and shows how that goes. `on_result` keeps what comes
/// of one, and says what is to be shown.
void judge_rest(const Exam& exam, Works& works, const LabRound& round,
                const std::function<const Work&(const Work&)>& on_result) {
  const auto all = static_cast<std::size_t>(std::ranges::count_if(works, grade::has_to_be_judged));
  GradeProgress progress{all};
  grade::grade_works(exam, works, round.store, round.options.grading,
                     {[&](const Work& work) { progress.start(work); },
                      [&](const Work& work) { progress.end(on_result(work)); }});
}

void judge_unknown(const LabRound& round, Works& works) {
  judge_rest(round.exam, works, round, [&](const Work& work) -> const Work& {
    round.store.keep_result(round.exam.lab, work, round.judge);
    return work;
  });
}

/// Judges again by some checks what was judged by all before.
void judge_by_some(const LabRound& round, Works& works) {
  Exam exam = make_exam(round.course, round.exam.lab, round.options.only_check);
  choose_where(exam, round.options.wish);
  Works again;
  std::vector<Work*> known;
  for (Work& work : works) {
    if (!work.is_known || !work.text || work.outcome != grade::Outcome::graded) continue;
    known.push_back(&work);
    again.push_back(work);
    again.back().is_known = false;
    again.back().notes.clear();
  }
  if (again.empty()) return;
  expect_no_trouble(exam, round.options.grading);
  judge_rest(exam, again, round, [&](const Work& work) -> const Work& {
    Work& whole = *known[static_cast<std::size_t>(&work - again.data())];
    grade::put_into(whole, work);
    round.store.keep_result(exam.lab, whole, whole.judge);
    return whole;
  });
}

/// Files that are older than asked for keep the marks that they have.
void set_old_ones_aside(Works& works, std::int64_t since) {
  for (Work& work : works) {
    work.is_set_aside = work.text && work.changed < since;
    if (work.is_set_aside) work.notes.emplace_back("older than --since");
  }
}

LabRound make_round(const Course& course, const Lab& lab, const grade::Store& store,
                    const GradeCommand& options) {
  Exam exam = make_exam(course, lab);
  choose_where(exam, options.wish);
  std::string judge = grade::fingerprint(exam, options.grading.seed);
  return {course, store, options, std::move(exam), std::move(judge)};
}

/// Grades what there is for one lab.
grade::LabWorks grade_lab(const LabRound& round, const grade::Intake& intake,
                          const grade::Roster* roster) {
  const auto& [course, store, options, exam, judge] = round;
  grade::LabWorks lab{exam.lab, VerdictDocument{exam.lab.name, 0, exam.checks, {}}.max_points(),
                      grade::make_work(course, exam.lab, intake, roster)};
  Works& works = lab.works;
  set_old_ones_aside(works, options.since);
  const auto again = options.only_check ? grade::Again::unknown : options.grading.again;
  store.gradebook().recall(exam.lab, works, judge, again);
  fmt::print("{}  {}\n", exam.lab.name, exam.lab.title);
  print_known(lab);
  if (std::ranges::any_of(works, grade::has_to_be_judged)) expect_no_trouble(exam, options.grading);
  store.gradebook().enter(exam.lab, works, judge, roster != nullptr);
  take_in_chunks(exam, works, judge, store, options);
  if (options.chunks > 0) {
    make_chunks(exam, works, judge, options);
    return lab;
  }
  judge_unknown(round, works);
  if (options.only_check) judge_by_some(round, works);
  return lab;
}

int grade_class(const GradeCommand& options) {
  const Course course = find_course();
  const grade::Store store{options.out};
  std::optional<grade::Roster> roster;
  if (!options.roster.empty()) roster.emplace(options.roster);
  const grade::Intake intake = grade::take_in(course, options.paths);
  std::vector<grade::LabWorks> all;
  for (const Lab& lab : labs_to_grade(options, course, intake)) {
    all.push_back(
        grade_lab(make_round(course, lab, store, options), intake, roster ? &*roster : nullptr));
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

int grade_or_replay(const GradeCommand& options) {
  if (!options.replay.empty()) return replay(options);
  if (options.paths.empty()) throw CLI::RequiredError{"PATH"};
  return grade_class(options);
}

}  // namespace

void add_grade(CLI::App& app, int& status) {
  CLI::App* command =
      app.add_subcommand("grade", "Grade the submissions of a class, each in a sandbox");
  const auto options = std::make_shared<GradeCommand>();
  command->footer(grade_footer);
  options->add_to(*command);
  command->callback([options, &status] {
    end_politely_on_interrupt("The same command goes on from here.\n");
    try {
      status = grade_or_replay(*options);
    } catch (const grade::BadStore& error) {
      throw CLI::ValidationError{"--out", error.what()};
    } catch (const grade::BadRoster& error) {
      throw CLI::ValidationError{"--roster", error.what()};
    }
  });
}

}  // namespace boxlab
