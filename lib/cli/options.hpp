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

/// The words of the command line behind the program's name, for CLI::App::parse(). The first "--"
/// is left out where it stands between the options of `command` and what follows them: CLI11 gives
/// a subcommand that takes any words (prefix_command) nothing that stands behind it.
std::vector<std::string> without_mark(const CLI::App& command, int argc, char** argv);

/// A command that is called without the subcommand that it needs shows what there is, and that is
/// wrong usage. `advice` comes last.
void show_help_alone(CLI::App& app, int& status, const std::string& advice);

}  // namespace boxlab
