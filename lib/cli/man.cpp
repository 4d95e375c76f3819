#include <fmt/core.h>
#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <ctime>
#include <string>

#include "cli/commands.hpp"
#include "cli/roff.hpp"
#include "sys/error.hpp"

namespace boxlab {

namespace {

constexpr auto man_description =
    "Each lab has you write a small working version of a real tool. boxlab builds your file, runs "
    "the program in a sandbox, and asks the kernel what it has done: the checks never believe what "
    "a program prints about itself. A program that hangs is explained: who waits in which call on "
    "which object, and why nobody can wake it.";

struct Variable {
  const char* name;
  const char* meaning;
};

constexpr Variable variables[] = {
    {"BOXLAB_COURSE", "The directory of a course other than boxlab's own, as with --course."},
    {"BOXLAB_COURSE_BUILD", "Where that course is built; its directory build without it."},
    {"BOXLAB_BUILD", "Where boxlab itself is built; its directory build without it."},
    {"NO_COLOR", "When it is set, and not empty, nothing is coloured."},
};

/// The day on which this command was built.
std::string build_date() {
  struct stat status {};
  sys::check(stat("/proc/self/exe", &status), "stat", "/proc/self/exe");
  char text[sizeof "YYYY-MM-DD"];
  std::strftime(text, sizeof text, "%Y-%m-%d", std::gmtime(&status.st_mtime));
  return text;
}

/// "boxlab dev verify".
std::string full_name(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  return parent == nullptr ? command.get_name() : full_name(*parent) + " " + command.get_name();
}

/// Whether a page has to speak of it: --help is the same everywhere, and some are for boxlab
/// itself.
bool is_worth_a_word(const CLI::App& command, const CLI::Option* option) {
  if (option == command.get_help_ptr()) return command.get_parent() == nullptr;
  return !option->get_group().empty();
}

bool has_options(const CLI::App& command) {
  const auto all = command.get_options();
  return std::any_of(all.begin(), all.end(), [&](const CLI::Option* option) {
    return !option->get_positional() && is_worth_a_word(command, option);
  });
}

/// "boxlab check [OPTION...] [LAB]".
std::string synopsis(const CLI::App& command) {
  std::string text = full_name(command);
  if (has_options(command)) text += " [OPTION...]";
  for (const CLI::Option* option : command.get_options()) {
    if (!option->get_positional()) continue;
    const std::string name = option->get_name();
    text += option->get_required() ? " " + name : " [" + name + "]";
  }
  if (command.get_prefix_command()) text += " [WORD...]";
  return text;
}

std::string describe_option(const CLI::Option& option) {
  if (option.get_positional())
    return roff::item(roff::argument(option.get_name()), option.get_description());
  const std::string value =
      option.get_items_expected_min() > 0 ? " " + roff::argument(option.get_type_name()) : "";
  const std::string names = option.get_name(false, true);
  return roff::item(roff::literal(names) + value, option.get_description());
}

std::string describe_options(const CLI::App& command) {
  std::string text;
  for (const CLI::Option* option : command.get_options()) {
    if (is_worth_a_word(command, option)) text += describe_option(*option);
  }
  return text;
}

/// What a command says below its options; CLI11 gives it the words of its parent where it has none.
std::string footer_of(const CLI::App& command) {
  const std::string footer = command.get_footer();
  return footer == command.get_parent()->get_footer() ? "" : footer;
}

bool is_leaf(const CLI::App& command) { return command.get_subcommands({}).empty(); }

/// A command and all below it; one that only leads to others has nothing to say by itself.
std::string describe_commands(const CLI::App& command) {
  std::string text;
  for (const CLI::App* sub : command.get_subcommands({})) {
    if (is_leaf(*sub)) {
      text += roff::subsection(synopsis(*sub)) + roff::paragraph(sub->get_description() + ".");
      text += describe_options(*sub) + roff::block(footer_of(*sub));
    }
    text += describe_commands(*sub);
  }
  return text;
}

std::string man_page(const CLI::App& app) {
  std::string text = roff::title(app.get_name(), build_date());
  text += roff::section("NAME") + roff::escape(app.get_name()) +
          " \\- labs from a pipe to a container, judged by the kernel\n";
  text += roff::section("SYNOPSIS") + roff::literal(app.get_name()) + " [" +
          roff::literal("--course") + " " + roff::argument("DIR") + "] " +
          roff::argument("COMMAND") + " [" + roff::argument("WORD") + "...]\n";
  text += roff::section("DESCRIPTION") + roff::paragraph(man_description);
  text += roff::section("OPTIONS") + describe_options(app);
  text += roff::section("COMMANDS") + describe_commands(app);
  text += roff::section("ENVIRONMENT");
  for (const Variable& variable : variables)
    text += roff::item(roff::literal(variable.name), variable.meaning);
  return text + roff::section("EXAMPLES") + roff::as_it_is(app.get_footer());
}

}  // namespace

void add_man(CLI::App& dev, int& status) {
  CLI::App* command = dev.add_subcommand("man", "Print boxlab's manual page");
  command->footer("Example: boxlab dev man | man -l -");
  command->callback([&dev, &status] {
    fmt::print("{}", man_page(*dev.get_parent()));
    status = 0;
  });
}

}  // namespace boxlab
