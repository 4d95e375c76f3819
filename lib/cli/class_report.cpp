#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.hpp"
#include "cli/grades.hpp"
#include "course/course.hpp"
#include "grade/given.hpp"
#include "grade/report.hpp"
#include "grade/store.hpp"

namespace boxlab {

namespace {

namespace fs = std::filesystem;

constexpr auto report_footer =
    R"(Writes index.html, about the class, and students/ID.html, a page for each student to
hand back, with nothing about others in it. The pages need no network and no other
file.

Examples:
  boxlab report grades                      into grades/report
  boxlab report grades --lab pipes --to pages
  boxlab report grades --late late.toml     with deadlines
  boxlab report grades --similar 70         only pairs that have more in common

--late FILE has deadlines, and what is taken off behind them:
  timezone = "Europe/Berlin"
  grace_minutes = 15
  percent_per_day = 10
  most_percent = 50
  [deadlines]
  pipes = 2026-11-02T23:59:59
  [extensions.amuster]
  pipes = 2026-11-05T23:59:59
  [submitted.bmeier]
  pipes = 2026-11-02T20:15:00)";

struct ReportOptions {
  GradesOptions grades;
  std::string to;
  int similar = 50;
};

grade::LabReport make_lab_report(const grade::Gradebook& gradebook, grade::LabWorks works,
                                 int similar) {
  grade::LabReport report{std::move(works), {}, similar};
  if (similar == 0) return report;
  gradebook.read_texts(report.works);
  report.similar = find_similar(report.works.works, grade::given_texts(report.works.lab), similar);
  return report;
}

int report_grades(const ReportOptions& options) {
  const Course course = find_course();
  const grade::Gradebook gradebook = grade::open_gradebook(options.grades.grades);
  std::vector<grade::LabWorks> all = read_grades(gradebook, course, options.grades);
  say_who_has_no_time(all);
  std::vector<grade::LabReport> reports;
  for (grade::LabWorks& works : all)
    reports.push_back(make_lab_report(gradebook, std::move(works), options.similar));
  const fs::path to =
      options.to.empty() ? fs::path{options.grades.grades} / "report" : fs::path{options.to};
  write_report(course, reports, to);
  fmt::print("{}\n", (to / "index.html").string());
  return 0;
}

void add_report_options(CLI::App& command, ReportOptions& options) {
  add_grades_options(command, options.grades);
  command.add_option("--to", options.to, "The directory to be written; GRADES/report without it")
      ->type_name("DIR");
  command
      .add_option("--similar", options.similar,
                  "Pairs with so much in common; 50 without it, 0 for none")
      ->type_name("PERCENT")
      ->check(CLI::Range(0, 100).description(""));
}

}  // namespace

void add_report(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand(
      "report", "Write pages about the marks of a class, and one for each student");
  const auto options = std::make_shared<ReportOptions>();
  command->footer(report_footer);
  add_report_options(*command, *options);
  command->callback([options, &status] {
    try {
      status = report_grades(*options);
    } catch (const grade::BadStore& error) {
      throw CLI::ValidationError{"GRADES", error.what()};
    } catch (const grade::BadPolicy& error) {
      throw CLI::ValidationError{"--late", error.what()};
    }
  });
}

}  // namespace boxlab
