#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "course/new_lab.hpp"

namespace boxlab {

namespace {

constexpr auto new_footer =
    R"(The lab is complete: one check with its hints, a solution, a variant, a wrong. All
of it is to be replaced, step by step: docs/authors.md shows how.

Examples:
  boxlab dev new greet                        the lab behind the last one
  boxlab dev new 07b-greet                    the lab behind number 07
  boxlab --course ../mine dev new greet       in a course of your own; it is made
                                              when there is none)";

int write_new_lab(const std::string& name) {
  const Course course = locate_course();
  try {
    const NewLab lab = write_lab(course, name);
    for (const auto& file : lab.files) fmt::print("{}\n", course.shown(file));
    fmt::print("\nNext: see that its checks are right\n  {} dev verify {}\n", course.command(),
               lab.name);
    return 0;
  } catch (const BadName& error) {
    throw CLI::ValidationError{"NAME", error.what()};
  }
}

}  // namespace

void add_new(CLI::App& dev, int& status) {
  CLI::App* command =
      dev.add_subcommand("new", "Write a lab that passes dev verify, to begin with");
  command->footer(new_footer);
  const auto name = std::make_shared<std::string>();
  command->add_option("NAME", *name, "The lab's name: greet, or 14-greet")
      ->type_name("")
      ->required();
  command->callback([name, &status] { status = write_new_lab(*name); });
}

}  // namespace boxlab
