#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <memory>
#include <optional>
#include <string>

#include "cli/choose.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/watcher.hpp"
#include "course/progress.hpp"

namespace boxlab {

namespace {

constexpr auto watch_footer = R"(Keys:
  h  a hint for the first check that failed, one more each time
  n  go on to the next lab
  d  what has changed since your last version that passed, or had most points
  r  judge it again
  q  quit

Where the terminal can't be drawn on, as in a pipe, verdicts come one below the
other, and a key needs Enter.

Examples:
  boxlab watch           the lab that is next
  boxlab watch pipes     this lab
  boxlab watch | tee log)";

int watch(const std::optional<std::string>& name) {
  const Course course = find_course();
  const Lab* last = nullptr;
  std::optional<int> ended_by;
  {
    Watcher watcher{course, choose_lab_or_next(course, name), std::nullopt};
    ended_by = watcher.run();
    last = &watcher.lab();
  }
  if (ended_by) raise(*ended_by);  // whoever waits for us sees what it was
  fmt::print("To go on: {} watch {}\n", course.command(), topic_name(*last));
  return 0;
}

}  // namespace

void add_watch(CLI::App& app, int& status) {
  CLI::App* command = app.add_subcommand("watch", "Judge your file of a lab on every save");
  const auto lab = std::make_shared<std::optional<std::string>>();
  command->footer(watch_footer);
  add_text(*command, "LAB", *lab, "The lab: 1, 01, pipes or 01-pipes")->type_name("");
  command->callback([lab, &status] { status = watch(*lab); });
}

}  // namespace boxlab
