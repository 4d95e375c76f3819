#include "course/handout.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "cli/options.hpp"

namespace boxlab {

namespace {

constexpr auto handout_footer =
    R"(A git repository with one commit: boxlab, and the labs without solutions/ and all
that an answer follows from. Its CI files, for GitHub Classroom and GitLab, check
what is pushed. A lab that shows the solution of another one is left out, and
that is said: hand it out when the other is over.

Examples:
  boxlab handout ../class                  all labs
  boxlab handout ../class --labs 01-04     some of them
  boxlab handout ../class --labs pipes,13  these two
  boxlab --course ../mine handout ../class a course of your own, with boxlab in it)";

struct HandoutOptions {
  std::string directory;
  std::string labs;
};

int hand_out_course(const HandoutOptions& options) {
  const Course course = find_course();
  const Selection selection = select_labs(course, options.labs);
  for (const LeftOut& one : selection.left_out)
    fmt::print(stderr,
               "boxlab: {0} is left out: it shows the solution of {1}. When {1} is over:\n"
               "  {2} handout DIR --labs {0}\n",
               one.lab.name, one.shown.name, course.command());
  write_handout(course, selection.labs, options.directory);
  fmt::print("{}: {} labs, from {} to {}\n", options.directory, selection.labs.size(),
             selection.labs.front().name, selection.labs.back().name);
  fmt::print("\nNext: see it as a student does\n  cd {} && ./boxlab check {}\n", options.directory,
             selection.labs.front().names()[2]);
  return 0;
}

}  // namespace

void add_handout(CLI::App& app, int& status) {
  CLI::App* command =
      app.add_subcommand("handout", "Write the course for a class, without its solutions");
  const auto options = std::make_shared<HandoutOptions>();
  command->footer(handout_footer);
  command->add_option("DIR", options->directory, "Where it goes: an empty directory, or a new one")
      ->type_name("")
      ->required();
  command->add_option("--labs", options->labs, "Which labs: 01-04, or pipes,shm; all without it")
      ->type_name("LABS");
  command->callback([options, &status] {
    try {
      status = hand_out_course(*options);
    } catch (const NoHandout& error) {
      throw CLI::ValidationError{"handout", error.what()};
    }
  });
}

}  // namespace boxlab
