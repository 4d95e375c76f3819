// What a picture for a page is made of. All lengths are in pixels.
#pragma once

#include <string>

namespace boxlab::bench {

/// Text with `<`, `>` and `&` written as XML wants them.
std::string escape_xml(const std::string& text);

/// Text that begins at x, or stands around it, with its baseline at y. `look` is a list of classes
/// of svg_style.
std::string svg_text(double x, double y, const char* look, const std::string& words);

/// A line.
std::string svg_line(const char* look, double x1, double y1, double x2, double y2);

/// The dot of a column, which says `title` when the pointer is on it.
std::string svg_dot(std::size_t column, double x, double y, const std::string& title);

/// Classes and colours, for light and for dark: a style element.
extern const char* const svg_style;

}  // namespace boxlab::bench
