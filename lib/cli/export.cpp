#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "check/printable.hpp"
#include "cli/commands.hpp"
#include "cli/export_copies.hpp"
#include "cli/grades.hpp"
#include "cli/options.hpp"
#include "course/course.hpp"
#include "course/files.hpp"
#include "grade/feedback.hpp"
#include "grade/fill.hpp"
#include "grade/formats.hpp"
#include "grade/gradebook.hpp"
#include "grade/roster.hpp"
#include "grade/store.hpp"

namespace boxlab {

namespace {

namespace fs = std::filesystem;
using grade::LabWorks;
using grade::Work;

constexpr auto export_footer = R"(FORMAT is one of
  csv           a line for each student, a column for each lab; no cell is a formula
  json          all verdicts of all students
  junit         XML for GitLab, GitHub and Jenkins
  gradescope    results.json: a file for each student and lab, TO/LAB/ID.json,
  autolab       and so are these
  classroom       (of GitHub)
  prairielearn
  dodona
  jplag         the files of students, for tools that look for copies: TO/LAB has
  dolos           submissions/ID/ for each, and base/ with the starter
  canvas        your own export of a gradebook, --fill FILE, with the marks in the
  moodle          column that --column names, and nothing else in it changed
  moodle-feedback
                a zip with a page for each student, which Moodle hands out;
                --fill FILE is the grading worksheet

Examples:
  boxlab export csv grades --to marks.csv
  boxlab export gradescope grades --to results
  boxlab export csv grades --late late.toml --to marks.csv
  boxlab export jplag grades --lab pipes --to copies
  boxlab export canvas grades --lab pipes --fill canvas.csv --column "Pipes" --to new.csv
  boxlab export moodle-feedback grades --fill worksheet.csv --to feedback.zip

Exit status: 0 all marks are in it; 1 somebody is not in the file of --fill;
2 wrong usage; 3 somebody is without a mark.)";

struct ExportOptions {
  std::string format;
  GradesOptions grades;
  std::string to;
  std::string fill;
  std::string column;
};

using ClassFormat = std::function<std::string(const std::vector<LabWorks>&)>;
using WorkFormat = std::function<std::string(const Work&)>;

const std::map<std::string, ClassFormat> class_formats{
    {"csv", grade::to_table}, {"json", grade::to_class_json}, {"junit", grade::to_junit}};
const std::map<std::string, WorkFormat> work_formats{{"gradescope", grade::to_gradescope},
                                                     {"autolab", grade::to_autolab},
                                                     {"classroom", grade::to_classroom},
                                                     {"prairielearn", grade::to_prairielearn},
                                                     {"dodona", grade::to_dodona}};

constexpr auto feedback_format = "moodle-feedback";

bool is_filled_in(const std::string& format) { return format == "canvas" || format == "moodle"; }

CLI::Validator known_format() {
  return CLI::Validator{[](const std::string& format) {
                          const bool is_known = class_formats.contains(format) ||
                                                work_formats.contains(format) ||
                                                is_copy_tool(format) || is_filled_in(format) ||
                                                format == feedback_format;
                          return is_known ? "" : "No such format: " + format;
                        },
                        ""};
}

/// A file for each work of a student that has a mark.
void export_each(const std::vector<LabWorks>& all, const fs::path& to, const WorkFormat& format) {
  for (const LabWorks& lab : all) {
    fs::create_directories(to / lab.lab.name);
    for (const Work& work : lab.works) {
      if (!work.is_matched || !work.has_mark()) continue;
      replace_file(to / lab.lab.name / (grade::file_name(work.id) + ".json"), format(work));
    }
  }
}

/// Says who is in no row of the table, or in several; returns the exit status.
int say_who_is_missing(const std::vector<std::string>& missing, const ExportOptions& options) {
  for (const std::string& id : missing)
    fmt::print(stderr, "boxlab: {} is in no row of {}, or in several\n", printable(id),
               options.fill);
  return missing.empty() ? 0 : 1;
}

void demand(const ExportOptions& options, bool is_there, const char* what) {
  if (!is_there) throw CLI::ValidationError{options.format, what};
}

/// Returns the exit status.
int export_filled(const std::vector<LabWorks>& all, const ExportOptions& options) {
  demand(options, !options.fill.empty() && !options.column.empty(),
         "needs --fill FILE and --column NAME");
  if (all.size() != 1) throw CLI::ValidationError{"--lab", "which one of the labs goes there?"};
  const LabWorks& lab = all.front();
  const grade::Filled filled = grade::fill_in(options.fill, options.column, lab);
  replace_file(options.to, filled.text);
  if (filled.full_marks && *filled.full_marks != lab.max_points)
    fmt::print(stderr,
               "boxlab: {} takes {} points for full marks, and {} has {}; the marks are those of "
               "the lab\n",
               options.fill, grade::format_mark(*filled.full_marks), lab.lab.name, lab.max_points);
  return say_who_is_missing(filled.missing, options);
}

/// Returns the exit status.
int export_feedback(const Course& course, const std::vector<LabWorks>& all,
                    const ExportOptions& options) {
  demand(options, !options.fill.empty(), "needs --fill FILE: the grading worksheet");
  std::vector<grade::LabReport> reports;
  for (const LabWorks& lab : all) reports.push_back({lab});
  return say_who_is_missing(write_feedback(course, reports, options.fill, options.to), options);
}

/// Says who is without a mark; returns whether anybody is.
bool say_who_lacks(const std::vector<LabWorks>& all) {
  bool lacks = false;
  for (const LabWorks& lab : all) {
    for (const Work& work : lab.works) {
      if (work.has_mark()) continue;
      lacks = true;
      fmt::print(stderr, "boxlab: {} has no mark in {}: {}\n", printable(work.id), lab.lab.name,
                 grade::to_text(work.outcome));
    }
  }
  return lacks;
}

int export_grades(const ExportOptions& options) {
  const Course course = find_course();
  const grade::Gradebook gradebook = grade::open_gradebook(options.grades.grades);
  std::vector<LabWorks> all = read_grades(gradebook, course, options.grades);
  say_who_has_no_time(all);
  int status = 0;
  if (is_filled_in(options.format)) {
    status = export_filled(all, options);
  } else if (const auto whole = class_formats.find(options.format); whole != class_formats.end()) {
    replace_file(options.to, whole->second(all));
  } else if (is_copy_tool(options.format)) {
    export_copies(gradebook, all, options.format, options.to);
  } else if (options.format == feedback_format) {
    status = export_feedback(course, all, options);
  } else {
    export_each(all, options.to, work_formats.at(options.format));
  }
  return say_who_lacks(all) ? 3 : status;
}

void add_export_options(CLI::App& command, ExportOptions& options) {
  command.add_option("FORMAT", options.format, "What to write")
      ->type_name("")
      ->required()
      ->check(known_format());
  add_grades_options(command, options.grades);
  command.add_option("--to", options.to, "The file, or the directory, to be written")
      ->type_name("PATH")
      ->required();
  command
      .add_option("--fill", options.fill,
                  "Your own table, which is to be filled in, or knows the students")
      ->type_name("FILE")
      ->check(regular_file());
  command.add_option("--column", options.column, "Where in it: a column, or how its name begins")
      ->type_name("NAME");
}

}  // namespace

void add_export(CLI::App& app, int& status) {
  CLI::App* command =
      app.add_subcommand("export", "Write the marks of a class as other systems want them");
  const auto options = std::make_shared<ExportOptions>();
  command->footer(export_footer);
  add_export_options(*command, *options);
  command->callback([options, &status] {
    try {
      status = export_grades(*options);
    } catch (const grade::BadStore& error) {
      throw CLI::ValidationError{"GRADES", error.what()};
    } catch (const grade::BadPolicy& error) {
      throw CLI::ValidationError{"--late", error.what()};
    } catch (const grade::BadTable& error) {
      throw CLI::ValidationError{"--column", error.what()};
    } catch (const grade::BadRoster& error) {
      throw CLI::ValidationError{"--fill", error.what()};
    }
  });
}

}  // namespace boxlab
