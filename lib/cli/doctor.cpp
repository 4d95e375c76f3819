#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>

#include "check/argv.hpp"
#include "cli/commands.hpp"
#include "cli/doctor_report.hpp"
#include "cli/mend.hpp"
#include "cli/options.hpp"
#include "course/needs.hpp"
#include "sys/process.hpp"

namespace boxlab {

namespace {

constexpr auto doctor_footer =
    R"(Nothing is guessed: it makes a sandbox, a queue, an overlay, a cgroup and so on,
as the labs do, and removes them again.

Examples:
  boxlab doctor              what all labs need
  boxlab doctor limits       what one of them needs
  boxlab doctor --only cgroup    one thing alone
  boxlab doctor --fix        run the lines that mend what is lacking, one by one

Exit status: 0 all is there; 3 something is lacking.)";

struct DoctorOptions {
  std::vector<std::string> names;
  std::optional<std::string> only;
  bool fixes = false;
  bool is_sure = false;
};

std::vector<const Lab*> labs_to_examine(const Course& course,
                                        const std::vector<std::string>& names) {
  std::vector<const Lab*> labs;
  for (const std::string& name : names) labs.push_back(&course.lab(name));
  if (names.empty()) {
    for (const Lab& lab : course.labs) labs.push_back(&lab);
  }
  return labs;
}

/// Tries all that these labs need, and shows it line by line.
std::vector<TriedNeed> examine_machine(const Course& course, const DoctorOptions& options) {
  const auto labs = labs_to_examine(course, options.names);
  const Palette palette = palette_of_stdout();
  std::vector<TriedNeed> needs;
  fmt::print("{}", head_of_rows(palette));
  try_needs(course, labs, options.only, [&](const TriedNeed& need) {
    fmt::print("{}", row_of(need, labs.size(), palette));
    std::fflush(stdout);
    needs.push_back(need);
  });
  fmt::print("{}", describe_lacks(needs, palette));
  if (!options.only) fmt::print("\n{}", sum_up(needs, labs, palette));
  return needs;
}

/// The lines that mend what is lacking, each once.
std::vector<std::string> mending_lines(const std::vector<TriedNeed>& needs) {
  std::vector<std::string> lines;
  for (const TriedNeed& need : needs) {
    if (!need.is_lacking() || need.lack->mend.empty()) continue;
    if (std::find(lines.begin(), lines.end(), need.lack->mend) == lines.end())
      lines.push_back(need.lack->mend);
  }
  return lines;
}

/// What was mended shows in a process that knows nothing of before.
[[noreturn]] void examine_anew(const DoctorOptions& options) {
  fmt::print("\nAnd now:\n\n");
  std::fflush(stdout);
  std::vector<std::string> words{"/proc/self/exe", "doctor"};
  words.insert(words.end(), options.names.begin(), options.names.end());
  if (options.only) words.insert(words.end(), {"--only", *options.only});
  sys::exec(make_argv(words).data());
}

int consult(const DoctorOptions& options) {
  const Course course = find_course();
  const auto needs = examine_machine(course, options);
  const auto lines = mending_lines(needs);
  if (options.fixes && mend(lines, !options.is_sure) > 0) examine_anew(options);
  if (!options.fixes && !lines.empty())
    fmt::print("To run the lines that mend it, one by one: ./boxlab doctor --fix\n");
  const bool has_all = std::none_of(needs.begin(), needs.end(),
                                    [](const TriedNeed& need) { return need.lack.has_value(); });
  return has_all ? 0 : 3;
}

}  // namespace

void add_doctor(CLI::App& app, int& status) {
  CLI::App* command =
      app.add_subcommand("doctor", "Try whether this machine has what the labs need");
  const auto options = std::make_shared<DoctorOptions>();
  command->footer(doctor_footer);
  command->add_option("LAB", options->names, "Only for these labs")->type_name("");
  add_text(*command, "--only", options->only, "Try this alone: a name of the first column")
      ->type_name("NEED");
  auto* fix = command->add_flag("--fix", options->fixes, "Offer to run the lines that mend it");
  command->add_flag("-y,--yes", options->is_sure, "Run them without asking")->needs(fix);
  command->callback([options, &status] { status = consult(*options); });
}

}  // namespace boxlab
