#include "course/diagnostics.hpp"

#include <algorithm>
#include <functional>
#include <sstream>
#include <vector>

namespace boxlab {

namespace {

using Lines = std::vector<std::string>;
using Test = std::function<bool(const std::string&)>;

/// A message with more lines than this is cut: the notes of one error can fill pages.
constexpr std::ptrdiff_t most_lines = 16;

Lines split_lines(std::string_view text) {
  Lines lines;
  std::istringstream stream{std::string{text}};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

bool has(const std::string& line, std::string_view part) {
  return line.find(part) != std::string::npos;
}

/// Whether a line belongs to the message above it: source lines are indented, notes say that they
/// are, and a linker marks the places that it speaks of.
bool is_continuation(const std::string& line) {
  return line.starts_with(' ') || line.starts_with(">>>") || has(line, ": note: ");
}

/// The line at `start` and those that belong to it.
std::string take_message(const Lines& lines, Lines::const_iterator start) {
  const auto end = std::find_if_not(start + 1, lines.end(), is_continuation);
  std::string message;
  const bool is_long = end - start > most_lines;
  std::for_each(start, is_long ? start + most_lines : end,
                [&](const std::string& line) { message += line + '\n'; });
  return message + (is_long ? "...\n" : "");
}

/// A line with `mark` in it that begins with the name of `file`.
Test is_about(std::string_view file, std::string_view mark) {
  return [start = std::string{file} + ':', mark](const std::string& line) {
    return line.starts_with(start) && has(line, mark);
  };
}

/// The message that starts at the first line which passes the first test that any line passes.
std::string find_message(std::string_view log, const std::vector<Test>& tests) {
  const Lines lines = split_lines(log);
  for (const Test& test : tests) {
    const auto found = std::find_if(lines.begin(), lines.end(), test);
    if (found != lines.end()) return take_message(lines, found);
  }
  return std::string{log};
}

}  // namespace

std::string first_error(std::string_view log, std::string_view file) {
  const auto is_from_linker = [](const std::string& line) {
    return has(line, "undefined reference") || has(line, "undefined symbol") ||
           has(line, "duplicate symbol") || has(line, "multiple definition");
  };
  const auto is_any = [](const std::string& line) { return has(line, "error: "); };
  return find_message(log, {is_about(file, "error: "), is_from_linker, is_any});
}

std::string worst_warning(std::string_view log, std::string_view file) {
  const Test is_warning = is_about(file, "warning: ");
  const auto is_telling = [&](const std::string& line) {
    return is_warning(line) && !has(line, "[-Wunused") && !has(line, "[-Wsign-compare]");
  };
  const auto is_any = [](const std::string& line) { return has(line, "warning: "); };
  return find_message(log, {is_about(file, "[-Wreturn-type]"), is_telling, is_warning, is_any});
}

std::size_t count_warnings(std::string_view log) {
  const Lines lines = split_lines(log);
  return static_cast<std::size_t>(std::count_if(
      lines.begin(), lines.end(), [](const auto& line) { return has(line, ": warning: "); }));
}

}  // namespace boxlab
