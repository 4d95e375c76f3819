#include "cli/grade_options.hpp"

#include <algorithm>
#include <ctime>

#include "cli/options.hpp"

namespace boxlab {

namespace {

CLI::Validator existing_path() {
  return CLI::Validator{[](const std::string& path) {
                          return std::filesystem::exists(path) ? "" : "No such file: " + path;
                        },
                        ""};
}

CLI::Validator moment_in_time() {
  return CLI::Validator{[](const std::string& text) {
                          return to_moment(text)
                                     ? std::string{}
                                     : "Not like 2026-11-26 or \"2026-11-26 18:00\": " + text;
                        },
                        ""};
}

void add_files(CLI::App& command, GradeCommand& options) {
  command.add_option("PATH", options.paths, "Folders and archives with submissions")
      ->type_name("")
      ->check(existing_path());
  command.add_option("--out", options.out, "Where grades.csv, results and sources go")
      ->type_name("DIR")
      ->required();
  command.add_option("--roster", options.roster, "Who is in the class, as CSV")
      ->type_name("FILE")
      ->check(regular_file());
  command.add_option("--lab", options.lab, "Which lab; without it, all whose files are there")
      ->type_name("LAB");
}

/// Which works are judged again, although they have been.
void add_again(CLI::App& command, GradeCommand& options) {
  using grade::Again;
  const auto wish = [&options](Again which) {
    return [&options, which] { options.grading.again = which; };
  };
  auto* failed = command.add_flag_callback("--only-failed", wish(Again::failed),
                                           "Judge again what has not all points, and nothing else");
  auto* all = command.add_flag_callback("--again", wish(Again::all), "Judge everything again");
  auto* check = add_text(command, "--only-check", options.only_check,
                         "Judge again by this check alone; the other verdicts stay");
  all->excludes(failed);
  check->type_name("ID")->excludes(failed)->excludes(all);
}

void add_selection(CLI::App& command, GradeCommand& options) {
  command
      .add_option_function<std::string>(
          "--since",
          [&options](const std::string& text) { options.since = to_moment(text).value_or(0); },
          "Leave alone the files that are older: \"2026-11-26 18:00\"")
      ->type_name("TIME")
      ->check(moment_in_time());
  command
      .add_option("--replay", options.replay,
                  "Judge this one before your eyes; its mark stays as it is")
      ->type_name("ID");
}

void add_ways(CLI::App& command, GradeCommand& options) {
  command.add_option("-j,--jobs", options.grading.jobs, "How many submissions at once")
      ->type_name("N")
      ->check(whole_number_from_one());
  command
      .add_option("--chunks", options.chunks,
                  "Judge nothing, but make N chunks to be run elsewhere: boxlab grade-chunk")
      ->type_name("N")
      ->check(whole_number_from_one());
  command.add_option("--seed", options.grading.seed, "Where random numbers start; 1 without it")
      ->type_name("S");
  command.add_flag_callback(
      "--vm", [&options] { options.wish = Where::vm; },
      "Run the checks in throw-away machines (boxlab vm), ten times as slowly");
}

}  // namespace

void GradeCommand::add_to(CLI::App& command) {
  add_files(command, *this);
  add_again(command, *this);
  add_selection(command, *this);
  add_ways(command, *this);
}

std::optional<std::int64_t> to_moment(const std::string& text) {
  for (const char* form : {"%Y-%m-%d", "%Y-%m-%d %H:%M"}) {
    std::tm local{};
    const char* end = strptime(text.c_str(), form, &local);
    if (end == nullptr || *end != '\0') continue;
    local.tm_isdst = -1;  // whatever it was then
    return std::mktime(&local);
  }
  return std::nullopt;
}

}  // namespace boxlab
