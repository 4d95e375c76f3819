#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "cli/commands.hpp"
#include "course/autograder.hpp"
#include "course/course.hpp"
#include "course/handout.hpp"
#include "course/judge.hpp"

namespace boxlab {

namespace {

constexpr auto gradescope_footer =
    R"(The archive has boxlab with this lab, without solutions. Gradescope builds it once,
and grades each submission in a container of its own: no roster, no export.

The image has to be Ubuntu 24.04, Debian 12 or Debian 13, and its containers have
to allow user namespaces. Where they do not, no submission gets a mark, and the
log says why: `boxlab grade` takes what Gradescope exports, too.

Example:
  boxlab gradescope-zip pipes.zip --lab pipes)";

struct GradescopeOptions {
  std::string file;
  std::string lab;
};

int write_gradescope_zip(const GradescopeOptions& options) {
  const Course course = find_course();
  const Lab& lab = course.lab(options.lab);
  write_autograder(course, lab, options.file);
  fmt::print(R"({}: the autograder of {}

Next: on Gradescope, make a programming assignment of {} points, choose its base
image, and upload the archive under "Configure Autograder".
)",
             options.file, lab.name, points_of(course, lab));
  return 0;
}

}  // namespace

void add_gradescope_zip(CLI::App& app, int& status) {
  CLI::App* command =
      app.add_subcommand("gradescope-zip", "Write the autograder of a lab for Gradescope");
  const auto options = std::make_shared<GradescopeOptions>();
  command->footer(gradescope_footer);
  command->add_option("FILE", options->file, "The archive to be written")
      ->type_name("")
      ->required();
  command->add_option("--lab", options->lab, "Which lab")->type_name("LAB")->required();
  command->callback([options, &status] {
    try {
      status = write_gradescope_zip(*options);
    } catch (const NoHandout& error) {
      throw CLI::ValidationError{"gradescope-zip", error.what()};
    }
  });
}

}  // namespace boxlab
