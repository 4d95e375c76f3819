#include "cli/grades.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <set>

#include "check/printable.hpp"
#include "cli/options.hpp"

namespace boxlab {

namespace {

void say_who_is_strange(const std::string& file, const std::set<std::string>& strangers) {
  for (const std::string& id : strangers)
    fmt::print(stderr,
               "boxlab: {} has dates for {}, who is nobody here; the ids are in grades.csv\n", file,
               printable(id));
}

}  // namespace

void add_grades_options(CLI::App& command, GradesOptions& options) {
  command.add_option("GRADES", options.grades, "The directory that boxlab grade --out has written")
      ->type_name("")
      ->required();
  command.add_option("--lab", options.lab, "Only that lab")->type_name("LAB");
  command.add_option("--late", options.late, "Deadlines, and what being late costs")
      ->type_name("FILE")
      ->check(regular_file());
}

std::vector<grade::LabWorks> read_grades(const grade::Gradebook& gradebook, const Course& course,
                                         const GradesOptions& options) {
  std::vector<grade::LabWorks> all = gradebook.read(course);
  if (!options.late.empty()) {
    const grade::LatePolicy policy = grade::read_late_policy(course, options.late);
    say_who_is_strange(options.late, find_strangers(policy, all));
    for (grade::LabWorks& lab : all) apply_policy(policy, lab);
  }
  if (!options.lab.empty()) {
    const std::string name = course.lab(options.lab).name;
    std::erase_if(all, [&](const grade::LabWorks& works) { return works.lab.name != name; });
  }
  return all;
}

void say_who_has_no_time(const std::vector<grade::LabWorks>& all) {
  for (const grade::LabWorks& lab : all) {
    for (const grade::Work& work : lab.works) {
      if (!work.is_time_known)
        fmt::print(stderr,
                   "boxlab: when {} has handed in {} is not known; [submitted] can say it\n",
                   printable(work.id), lab.lab.name);
    }
  }
}

}  // namespace boxlab
