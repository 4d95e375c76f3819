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
#include "cli/options.hpp"
#include "course/course.hpp"
#include "course/files.hpp"
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
  canvas        your own export of a gradebook, --fill FILE, with the marks in the
  moodle          column that --column names, and nothing else in it changed

Examples:
  boxlab export csv grades --to marks.csv
  boxlab export gradescope grades --to results
  boxlab export canvas grades --lab pipes --fill canvas.csv --column "Pipes" --to new.csv

Exit status: 0 all marks are in it; 1 somebody is not in the file that was to be
filled in; 2 wrong usage; 3 somebody is without a mark.)";

struct ExportOptions {
  std::string format;
  std::string grades;
  std::string to;
  std::string lab;
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

bool is_filled_in(const std::string& format) { return format == "canvas" || format == "moodle"; }

CLI::Validator known_format() {
  return CLI::Validator{[](const std::string& format) {
                          const bool is_known = class_formats.contains(format) ||
                                                work_formats.contains(format) ||
                                                is_filled_in(format);
                          return is_known ? "" : "No such format: " + format;
                        },
                        ""};
}

/// The works that are asked for: of one lab, or of all.
std::vector<LabWorks> read_grades(const ExportOptions& options, const Course& course) {
  std::vector<LabWorks> all = grade::open_gradebook(options.grades).read(course);
  if (options.lab.empty()) return all;
  const Lab& lab = course.lab(options.lab);
  std::erase_if(all, [&](const LabWorks& works) { return works.lab.name != lab.name; });
  return all;
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

/// Returns the exit status.
int export_filled(const std::vector<LabWorks>& all, const ExportOptions& options) {
  if (options.fill.empty() || options.column.empty())
    throw CLI::ValidationError{options.format, "needs --fill FILE and --column NAME"};
  if (all.size() != 1) throw CLI::ValidationError{"--lab", "which one of the labs goes there?"};
  const grade::Filled filled = grade::fill_in(options.fill, options.column, all.front());
  replace_file(options.to, filled.text);
  for (const std::string& id : filled.missing)
    fmt::print(stderr, "boxlab: {} is in no row of {}, or in several\n", printable(id),
               options.fill);
  return filled.missing.empty() ? 0 : 1;
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
  const std::vector<LabWorks> all = read_grades(options, find_course());
  int status = 0;
  if (is_filled_in(options.format)) {
    status = export_filled(all, options);
  } else if (const auto whole = class_formats.find(options.format); whole != class_formats.end()) {
    replace_file(options.to, whole->second(all));
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
  command.add_option("GRADES", options.grades, "The directory that boxlab grade --out has written")
      ->type_name("")
      ->required();
  command.add_option("--to", options.to, "The file, or the directory, to be written")
      ->type_name("PATH")
      ->required();
  command.add_option("--lab", options.lab, "Only that lab")->type_name("LAB");
  command.add_option("--fill", options.fill, "The table that is to be filled in")
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
    } catch (const grade::BadTable& error) {
      throw CLI::ValidationError{"--column", error.what()};
    } catch (const grade::BadRoster& error) {
      throw CLI::ValidationError{"--fill", error.what()};
    }
  });
}

}  // namespace boxlab
