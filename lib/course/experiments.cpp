#include "course/experiments.hpp"

#include <algorithm>
#include <regex>
#include <sstream>

#include "course/files.hpp"

namespace boxlab {

namespace {

constexpr std::string_view prompt = "    $ ";

/// A line may show two commands side by side.
std::vector<std::string> split_columns(const std::string& line) {
  static const std::regex gap{R"(\s{2,}\$ )"};
  return {std::sregex_token_iterator{line.begin(), line.end(), gap, -1}, {}};
}

/// "pipeline" for "./pipeline", "/tmp/pipeline" and "build/labs/01-pipes/pipeline".
std::string call_by_name(const std::string& command, const std::string& program) {
  const std::regex path{R"((^|[\s;&|=(])(\./|/tmp/|build/labs/[^/\s]+/))" + program +
                        R"((?![\w./-]))"};
  return std::regex_replace(command, path, "$1" + program);
}

bool builds_program(const std::string& command) {
  return command.starts_with("g++ ") || command.starts_with("cd labs/") ||
         command.starts_with("cd build/") || command.starts_with("./boxlab ");
}

}  // namespace

std::vector<std::string> read_experiments(const Lab& lab) {
  std::vector<std::string> commands;
  std::istringstream lines{read_file(lab.directory / "README.md")};
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(prompt)) continue;
    for (const std::string& shown : split_columns(line.substr(prompt.size()))) {
      const std::string command = call_by_name(shown, lab.program);
      if (!builds_program(command)) commands.push_back(command);
    }
  }
  return commands;
}

}  // namespace boxlab
