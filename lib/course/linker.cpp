#include "course/linker.hpp"

#include <fmt/format.h>

#include <regex>
#include <sstream>
#include <vector>

namespace boxlab {

namespace {

/// A function that is called and that nobody has written.
struct Missing {
  std::string function;
  std::string caller;  ///< the file that calls it
};

/// In mold's words, over two lines: "undefined symbol: F", ">>> referenced by FILE".
void read_mold(const std::string& line, std::vector<Missing>& missing) {
  static const std::regex what{"undefined symbol: (.+)"};
  static const std::regex where{">>> referenced by ([^ :]+).*"};
  std::smatch match;
  if (std::regex_search(line, match, what)) missing.push_back({match[1], ""});
  if (missing.empty() || !missing.back().caller.empty()) return;
  if (std::regex_match(line, match, where)) missing.back().caller = match[1];
}

/// In the words of GNU ld: "FILE:(.text+0x98): undefined reference to `F'".
void read_ld(const std::string& line, std::vector<Missing>& missing) {
  static const std::regex form{R"(([^ :]+):\(.*\): undefined reference to `(.+)')"};
  std::smatch match;
  if (std::regex_search(line, match, form)) missing.push_back({match[2], match[1]});
}

std::vector<Missing> read_missing(std::string_view log) {
  std::vector<Missing> missing;
  std::istringstream lines{std::string{log}};
  for (std::string line; std::getline(lines, line);) {
    read_mold(line, missing);
    read_ld(line, missing);
  }
  return missing;
}

bool has_second_main(std::string_view log) {
  static const std::regex form{"duplicate symbol: .*: main\n|multiple definition of `main'"};
  return std::regex_search(log.begin(), log.end(), form);
}

/// The functions that main.cpp calls, a line each; what others call is another mistake.
std::string list_contract(const std::vector<Missing>& missing) {
  std::string functions;
  for (const Missing& one : missing) {
    if (one.caller == "main.cpp") functions += fmt::format("  {}\n", one.function);
  }
  return functions;
}

}  // namespace

std::optional<std::string> explain_linker(std::string_view log, const Lab& lab,
                                          const std::string& file) {
  if (has_second_main(log)) {
    return fmt::format(
        "{} defines main(), and the given main.cpp has one already.\n"
        "Write only what {}.hpp declares.\n",
        file, lab.program);
  }
  const auto missing = read_missing(log);
  if (missing.empty()) return std::nullopt;
  const std::string contract = list_contract(missing);
  if (contract.empty()) {
    return fmt::format("{} calls {}, which is declared but written nowhere.\n", file,
                       missing.front().function);
  }
  return fmt::format(
      "{} does not define\n{}Name and parameters must be as {}.hpp has them; "
      "starter.cpp shows empty ones.\n",
      file, contract, lab.program);
}

}  // namespace boxlab
