#include "cli/text.hpp"

#include <algorithm>
#include <sstream>

namespace boxlab {

namespace {

/// Cuts one line between words.
void wrap_line(const std::string& text, std::size_t columns, std::vector<std::string>& lines) {
  std::istringstream words{text};
  std::string line;
  for (std::string word; words >> word;) {
    if (!line.empty() && width(line) + 1 + width(word) > columns) {
      lines.push_back(line);
      line.clear();
    }
    line += (line.empty() ? "" : " ") + word;
  }
  lines.push_back(line);
}

}  // namespace

std::size_t width(std::string_view text) {
  const auto starts_character = [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0) != 0x80;
  };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_character));
}

std::string pad(std::string_view text, std::size_t columns) {
  const std::size_t missing = columns - std::min(columns, width(text));
  return std::string{text} + std::string(missing, ' ');
}

std::string spread(std::string_view left, std::string_view right) {
  const std::size_t gap = page_width - std::min(page_width, width(right));
  const std::string start = width(left) < gap ? pad(left, gap) : std::string{left} + '\n';
  return start + std::string{right};
}

bool is_drawing(std::string_view line) { return line.starts_with("  "); }

std::vector<std::string> wrap(std::string_view text, std::size_t columns) {
  std::vector<std::string> lines;
  std::istringstream stream{std::string{text}};
  for (std::string line; std::getline(stream, line);) {
    if (is_drawing(line)) {
      lines.push_back(line);
    } else {
      wrap_line(line, columns, lines);
    }
  }
  if (lines.empty()) lines.emplace_back();
  return lines;
}

}  // namespace boxlab
