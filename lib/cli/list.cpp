#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/commands.hpp"
#include "cli/text.hpp"
#include "course/course.hpp"

namespace boxlab {

namespace {

int list() {
  constexpr std::size_t gap = 2;
  const Course course = find_course();
  std::size_t name_width = 0;
  std::size_t title_width = 0;
  for (const Lab& lab : course.labs) {
    name_width = std::max(name_width, width(lab.name));
    title_width = std::max(title_width, width(lab.title));
  }
  for (const Lab& lab : course.labs) {
    fmt::print("{}{}{}\n", pad(lab.name, name_width + gap), pad(lab.title, title_width + gap),
               course.shown(lab.source()));
  }
  return 0;
}

}  // namespace

void add_list(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("list", "Show the labs, and the file to write in each");
  command->footer("Example:\n  boxlab list");
  command->callback([&status] { status = list(); });
}

}  // namespace boxlab
