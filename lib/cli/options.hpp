// What options of several subcommands have in common.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

namespace boxlab {

/// Accepts whole numbers from `least`, of at most 9 digits, and says so where it gets something
/// else.
CLI::Validator whole_number_from(unsigned long least);
CLI::Validator whole_number_from_one();

/// Accepts the names of regular files. Others, such as a FIFO or a device, could keep us waiting,
/// or never end.
CLI::Validator regular_file();

/// Adds an option for a text, which may be empty: that is not the same as none.
CLI::Option* add_text(CLI::App& command, const std::string& name, std::optional<std::string>& text,
                      const std::string& description);

/// The subcommand of that name; nullptr when there is none.
const CLI::App* find_command(const CLI::App& app, const std::string& name);

/// Where in `words` the first one stands, from `at` on, that is neither an option of `app` nor the
/// value of one; "--" is none. How many words there are when there is no such word.
std::size_t skip_options(const CLI::App& app, const std::vector<std::string>& words,
                         std::size_t at);

/// The words of a command line, for CLI::App::parse(). The first "--" is left out where it stands
/// between a subcommand's own words and the command that it runs: CLI11 gives a subcommand that
/// takes any words (prefix_command) nothing that stands behind it.
std::vector<std::string> without_mark(const CLI::App& app, std::vector<std::string> words);

/// A command that is called without the subcommand that it needs shows what there is, and that is
/// wrong usage. `advice` comes last.
void show_help_alone(CLI::App& app, int& status, const std::string& advice);

}  // namespace boxlab
