// What options of several subcommands have in common.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

namespace boxlab {

/// Accepts whole numbers from 1, and says so where it gets something else.
CLI::Validator whole_number_from_one();

/// Accepts the names of regular files. Others, such as a FIFO or a device, could keep us waiting,
/// or never end.
CLI::Validator regular_file();

/// Adds an option for a text, which may be empty: that is not the same as none.
CLI::Option* add_text(CLI::App& command, const std::string& name, std::optional<std::string>& text,
                      const std::string& description);

/// A command that is called without the subcommand that it needs shows what there is, and that is
/// wrong usage. `advice` comes last.
void show_help_alone(CLI::App& app, int& status, const std::string& advice);

}  // namespace boxlab
