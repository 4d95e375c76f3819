#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "course/build.hpp"
#include "course/files.hpp"

namespace boxlab {

namespace {

struct Options {
  std::string lab;
  std::string source;
  std::string program;
};

int build(const Options& options) {
  const Course course = find_course();
  const Built built = build_program(course, course.lab(options.lab), options.source);
  fmt::print(stderr, "{}", built.diagnostics.log);
  if (!built.program) return 1;
  store_program(options.program, *built.program);
  return 0;
}

}  // namespace

void add_build(CLI::App& dev, int& status) {
  CLI::App* command =
      dev.add_subcommand("build", "Build a file as check does, and keep the program");
  const auto options = std::make_shared<Options>();
  command->footer("Example:\n  boxlab dev build pipes my.cpp ./pipeline");
  command->add_option("LAB", options->lab, "The lab")->type_name("")->required();
  command->add_option("FILE", options->source, "A file in place of the learner's")
      ->type_name("")
      ->required()
      ->check(regular_file());
  command->add_option("PROGRAM", options->program, "Where the program goes")
      ->type_name("")
      ->required();
  command->callback([options, &status] { status = build(*options); });
}

}  // namespace boxlab
