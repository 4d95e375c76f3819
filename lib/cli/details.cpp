#include "cli/details.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <vector>

#include "cli/text.hpp"
#include "course/diagnostics.hpp"

namespace boxlab {

namespace {

constexpr std::size_t margin = 8;
constexpr std::size_t text_column = 18;

/// How far the drawing that begins with `line` is moved to the right: under the other text, or less
/// where it is too wide.
std::size_t drawing_indent(const std::vector<std::string>& lines, std::size_t line) {
  std::size_t indent = text_column - 2;
  for (; line < lines.size() && is_drawing(lines[line]); ++line)
    indent = std::min(indent, page_width - std::min(page_width, width(lines[line])));
  return indent;
}

}  // namespace

std::string detail(const char* name, const std::string& text, const Palette& palette) {
  if (text.empty()) return "";
  const auto lines = wrap(text, page_width - text_column);
  std::string shown = std::string(margin, ' ') + palette.quiet(pad(name, text_column - margin));
  if (is_drawing(lines.at(0))) shown += '\n';
  std::size_t indent = 0;  // the first line has the name in front
  for (std::size_t line = 0; line < lines.size(); ++line) {
    const bool was_drawing = line > 0 && is_drawing(lines[line - 1]);
    if (is_drawing(lines[line]) && !was_drawing) indent = drawing_indent(lines, line);
    shown += std::string(indent, ' ') + lines[line] + '\n';
    const bool is_last = line + 1 == lines.size();
    if (!is_last && !is_drawing(lines[line + 1])) indent = text_column;
  }
  return shown;
}

std::string details(const Verdict& check, const Palette& palette) {
  return detail("ran", check.ran, palette) + detail("expected", check.expected, palette) +
         detail("got", check.got, palette) + detail("why", check.why, palette) +
         detail("hint", check.hint, palette);
}

std::string describe_build(const Diagnostics& build, const Palette& palette) {
  std::string text =
      (build.ok ? palette.doubtful("WARNING") : palette.bad("DOES NOT BUILD")) + "\n";
  std::istringstream lines{build.first};
  for (std::string line; std::getline(lines, line);) text += line.empty() ? "" : "  " + line + "\n";
  const std::size_t warnings = build.ok ? count_warnings(build.log) : 0;
  if (warnings > 1 && !build.kept.empty())
    text += fmt::format("  This is 1 of {} warnings. All are in {}\n", warnings, build.kept);
  return text;
}

}  // namespace boxlab
