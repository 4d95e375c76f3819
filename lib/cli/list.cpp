#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/commands.hpp"
#include "cli/text.hpp"
#include "course/course.hpp"

namespace boxlab {

namespace {

int list() {
  const Course course = find_course();
  std::size_t name_width = 0;
  for (const Lab& lab : course.labs) name_width = std::max(name_width, width(lab.name));
  for (const Lab& lab : course.labs) {
    const std::string left = pad(lab.name, name_width + 2) + lab.title;
    fmt::print("{}\n", spread(left, course.shown(lab.source())));
  }
  return 0;
}

}  // namespace

void add_list(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("list", "Show the labs, and the file to write in each");
  command->callback([&status] { status = list(); });
}

}  // namespace boxlab
