#include "cli/details.hpp"

#include <algorithm>
#include <vector>

#include "cli/text.hpp"

namespace boxlab {

namespace {

constexpr std::size_t margin = 8;
constexpr std::size_t text_column = 18;

/// How far a drawing is moved to the right: under the other text, or less where it is too wide.
std::size_t drawing_indent(const std::vector<std::string>& lines) {
  std::size_t indent = text_column - 2;
  for (const std::string& line : lines) {
    if (is_drawing(line)) indent = std::min(indent, page_width - std::min(page_width, width(line)));
  }
  return indent;
}

}  // namespace

std::string detail(const char* name, const std::string& text, const Palette& palette) {
  if (text.empty()) return "";
  const auto lines = wrap(text, page_width - text_column);
  const std::string drawing_start(drawing_indent(lines), ' ');
  const std::string start(text_column, ' ');
  std::string shown = std::string(margin, ' ') + palette.quiet(pad(name, text_column - margin));
  if (is_drawing(lines.at(0))) shown += '\n' + drawing_start;
  shown += lines.at(0) + '\n';
  for (auto line = lines.begin() + 1; line != lines.end(); ++line) {
    shown += (is_drawing(*line) ? drawing_start : start) + *line + '\n';
  }
  return shown;
}

std::string details(const Verdict& check, const Palette& palette) {
  return detail("ran", check.ran, palette) + detail("expected", check.expected, palette) +
         detail("got", check.got, palette) + detail("why", check.why, palette) +
         detail("hint", check.hint, palette);
}

}  // namespace boxlab
