#include "cli/grade_replay.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "check/argv.hpp"
#include "cli/grade_report.hpp"
#include "course/course.hpp"
#include "grade/store.hpp"
#include "sys/process.hpp"

namespace boxlab {

namespace {

/// One submission in the gradebook, and its lab.
struct Found {
  Lab lab;
  grade::Work work;
};

std::vector<Found> find_works(const Course& course, const GradeCommand& options) {
  std::vector<Found> found;
  for (const auto& [lab, points, works] : grade::open_gradebook(options.out).read(course)) {
    if (!options.lab.empty() && course.lab(options.lab).name != lab.name) continue;
    for (const grade::Work& work : works) {
      if (work.id == options.replay) found.push_back({lab, work});
    }
  }
  return found;
}

Found find_one(const Course& course, const GradeCommand& options) {
  std::vector<Found> found = find_works(course, options);
  if (found.empty())
    throw CLI::ValidationError{
        "--replay", fmt::format("Nothing of {} is in {}; the ids are in grades.csv", options.replay,
                                options.out)};
  if (found.size() > 1)
    throw CLI::ValidationError{
        "--replay",
        fmt::format("{} has answered several labs; say which: --lab LAB", options.replay)};
  return std::move(found.front());
}

}  // namespace

int replay(const GradeCommand& options) {
  const Course course = find_course();
  const auto [lab, work] = find_one(course, options);
  fmt::print("{}, in the gradebook:\n", lab.name);
  print_graded(work);
  const auto file = grade::source_place(options.out, lab, work.id) / (lab.program + ".cpp");
  if (!std::filesystem::exists(file)) return 1;
  std::vector<std::string> words{"/proc/self/exe", "check",  lab.name,
                                 "--verbose",      "--seed", std::to_string(options.grading.seed),
                                 "--source",       file};
  if (options.wish == Where::vm) words.emplace_back("--vm");
  fmt::print("\nNow:\n");
  std::fflush(stdout);
  sys::exec(make_argv(words).data());
}

}  // namespace boxlab
