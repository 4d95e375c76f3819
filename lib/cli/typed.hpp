// A command line that somebody is typing.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace boxlab {

/// What a command line up to the cursor says.
struct Typed {
  const CLI::App* command = nullptr;  ///< the subcommand that it has come to
  std::string current;                ///< what is typed of the word at the cursor
  std::string prefix;              ///< "--only=", where the word at the cursor has an option, too
  std::string wanted;              ///< what the word is to be, in the help's words: "LAB", "ID"
  std::string lab;                 ///< the lab that is named; empty for the first one
  std::string call;                ///< the system call that is to be explained
  bool is_behind_command = false;  ///< it belongs to the command that `vm` runs, or to ctest
};

/// Reads the words behind "boxlab", the last of which is the one at the cursor. When they name a
/// course, this process is about that one from now on.
Typed read_typed(const CLI::App& app, const std::vector<std::string>& words);

}  // namespace boxlab
