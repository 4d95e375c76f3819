// Text in columns.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace boxlab {

/// How wide everything is that boxlab prints.
constexpr std::size_t page_width = 80;

/// How many columns a text takes, when each character takes one.
std::size_t width(std::string_view text);

/// The text with spaces behind it, until it is `columns` wide.
std::string pad(std::string_view text, std::size_t columns);

/// `left` at the left margin and `right` at the right one; in two lines where one is too short.
std::string spread(std::string_view left, std::string_view right);

/// A line that is a drawing, or a part of a program: it begins with two spaces.
bool is_drawing(std::string_view line);

/// The lines of a text, at least one, cut between words so that none is wider than `columns`.
/// Drawings stay as they are, and so does a word that is too wide.
std::vector<std::string> wrap(std::string_view text, std::size_t columns);

}  // namespace boxlab
