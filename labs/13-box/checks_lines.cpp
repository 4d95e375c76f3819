// Lab 13: how long the learner's file is: asked of clang.
#include <fmt/format.h>

#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "check/need.hpp"
#include "checks_stage.hpp"

using namespace boxlab;

namespace {

constexpr std::size_t most_lines = 50;
constexpr std::size_t most_columns = 100;

/// The lines on which clang's lexer has found anything but blanks and comments. It writes for each
/// token its kind, its text, which may have several lines, and where it begins:
///
///     identifier 'pivot_root'  [LeadingSpace] Loc=<box.cpp:12:3>
std::set<int> find_lines(const std::string& tokens) {
  static const std::regex end{R"re(\tLoc=<[^>]*:(\d+):\d+>$)re"};
  std::set<int> found;
  std::string kind;
  int more = 0;
  std::istringstream lines{tokens};
  for (std::string line; std::getline(lines, line);) {
    if (kind.empty()) kind = line.substr(0, line.find(' '));
    std::smatch match;
    if (!std::regex_search(line, match, end)) {
      ++more;
      continue;
    }
    for (int i = 0; i <= more && kind != "comment" && kind != "unknown" && kind != "eof"; ++i)
      found.insert(std::stoi(match[1]) + i);
    kind.clear();
    more = 0;
  }
  return found;
}

/// The number of the first line that is too long; 0 when there is none.
int find_long_line(const std::string& text) {
  std::istringstream lines{text};
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.size() > most_columns) return number;
  }
  return 0;
}

/// What is asked of a run of clang on the file.
RunMatcher has_few_lines() {
  return {fmt::format("{} lines of code at most", most_lines), [](const Run& run) {
            if (run.status != 0) return std::string{"clang can't read it"};
            const std::size_t count = find_lines(run.err).size();
            return count <= most_lines ? "" : fmt::format("{} lines of code", count);
          }};
}

/// What is asked of a run of clang-format.
RunMatcher is_formatted() {
  return {"a file as clang-format leaves it, by the course's .clang-format", [](const Run& run) {
            return run.status == 0
                       ? ""
                       : "the first difference is in " + run.err.substr(0, run.err.find(": error"));
          }};
}

RunMatcher has_short_lines(const std::string& text) {
  return {fmt::format("lines of {} characters at most", most_columns), [text](const Run&) {
            const int number = find_long_line(text);
            return number == 0 ? "" : fmt::format("line {} is longer", number);
          }};
}

RunMatcher has_a_source() {
  return {"a file whose lines can be counted", [](const Run&) {
            return source() ? "" : "a program, of which nobody knows what it was built from";
          }};
}

}  // namespace

TEST_CASE("lines.fifty: your file has 50 lines of code at most, formatted", "[points:3]") {
  needs_stage("box.command");
  require(clang_need);
  require(clang_format_need);
  Sandbox desk = sandbox();
  CHECK_THAT(desk.run_command({"true"}), has_a_source());
  desk = sandbox().file(source().value()).file(course_file(".clang-format"));
  const std::string file = source()->path;
  CHECK_THAT(desk.run_command({"clang-format", "--dry-run", "-Werror", file}), is_formatted());
  CHECK_THAT(desk.run_command({"clang", "-fsyntax-only", "-Xclang", "-dump-raw-tokens", file}),
             has_few_lines());
  CHECK_THAT(desk.run_command({"true"}), has_short_lines(source()->contents));
}
