#include "course/diagnostics.hpp"

#include <algorithm>
#include <functional>
#include <sstream>
#include <vector>

namespace boxlab {

namespace {

using Lines = std::vector<std::string>;

Lines split_lines(std::string_view text) {
  Lines lines;
  std::istringstream stream{std::string{text}};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

bool has(const std::string& line, std::string_view part) {
  return line.find(part) != std::string::npos;
}

/// Whether a line belongs to the message above it: source lines are indented, and a linker marks
/// the places that it speaks of.
bool is_continuation(const std::string& line) {
  return line.starts_with(' ') || line.starts_with(">>>");
}

/// The line at `start` and those that belong to it.
std::string take_message(const Lines& lines, Lines::const_iterator start) {
  const auto end = std::find_if_not(start + 1, lines.end(), is_continuation);
  std::string message;
  std::for_each(start, end, [&](const std::string& line) { message += line + '\n'; });
  return message;
}

}  // namespace

std::string first_message(std::string_view log, std::string_view kind, std::string_view file) {
  const std::string mark = std::string{kind} + ": ";
  const auto is_about_file = [&](const std::string& line) {
    return line.starts_with(std::string{file} + ':') && has(line, mark);
  };
  const auto is_about_any = [&](const std::string& line) { return has(line, mark); };
  const auto is_from_linker = [](const std::string& line) {
    return has(line, "undefined reference") || has(line, "undefined symbol");
  };
  const Lines lines = split_lines(log);
  using Test = std::function<bool(const std::string&)>;
  for (const Test& test : {Test{is_about_file}, Test{is_from_linker}, Test{is_about_any}}) {
    const auto found = std::find_if(lines.begin(), lines.end(), test);
    if (found != lines.end()) return take_message(lines, found);
  }
  return std::string{log};
}

}  // namespace boxlab
