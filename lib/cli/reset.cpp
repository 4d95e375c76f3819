#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <optional>
#include <string>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "course/backup.hpp"

namespace boxlab {

namespace {

constexpr auto reset_footer = R"(A copy of each file is kept, in .boxlab/backup, and it says where.

Examples:
  boxlab reset pipes    start over with one lab
  boxlab reset --all    with all of them)";

struct ResetOptions {
  std::optional<std::string> lab;
  bool all = false;
};

void reset_lab(const Course& course, const Lab& lab, const Backup& backup) {
  const std::string copy = course.shown(backup.keep(lab));
  start_over(course, lab);
  fmt::print("{} is the starter again; what it was is in\n  {}\n", course.shown(lab.source()),
             copy);
}

int reset(const ResetOptions& options) {
  if (!options.lab && !options.all)
    throw CLI::ValidationError{"reset", "which lab? Or all of them: --all"};
  const Course course = find_course();
  const Lab* wanted = options.all ? nullptr : &course.lab(*options.lab);
  const Backup backup{course};
  bool is_any = false;
  for (const Lab& lab : course.labs) {
    if ((wanted != nullptr && wanted != &lab) || !std::filesystem::exists(lab.source())) continue;
    reset_lab(course, lab, backup);
    is_any = true;
  }
  if (!is_any) fmt::print("Nothing is begun there, so there is nothing to reset.\n");
  return 0;
}

}  // namespace

void add_reset(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("reset", "Start over: your file is the starter again");
  const auto options = std::make_shared<ResetOptions>();
  command->footer(reset_footer);
  CLI::Option* lab = add_text(*command, "LAB", options->lab, "The lab: 1, 01, pipes or 01-pipes");
  lab->type_name("");
  command->add_flag("--all", options->all, "All labs")->excludes(lab);
  command->callback([options, &status] { status = reset(*options); });
}

}  // namespace boxlab
