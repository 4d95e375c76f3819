#include "bench/svg_parts.hpp"

#include <fmt/core.h>

namespace boxlab::bench {

namespace {

/// How many colours of dots svg_style has: classes dot0, dot1...
constexpr std::size_t dot_colours = 4;

}  // namespace

std::string escape_xml(const std::string& text) {
  std::string escaped;
  for (const char letter : text) {
    switch (letter) {
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '&':
        escaped += "&amp;";
        break;
      default:
        escaped += letter;
    }
  }
  return escaped;
}

std::string svg_text(double x, double y, const char* look, const std::string& words) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"{}\">{}</text>\n", x, y, look,
                     escape_xml(words));
}

std::string svg_line(const char* look, double x1, double y1, double x2, double y2) {
  return fmt::format(
      "<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>\n", look, x1,
      y1, x2, y2);
}

std::string svg_dot(std::size_t column, double x, double y, const std::string& title) {
  return fmt::format(
      "<circle class=\"dot{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\">"
      "<title>{}</title></circle>\n",
      column % dot_colours, x, y, 3.6 + 1.1 * static_cast<double>(column), escape_xml(title));
}

}  // namespace boxlab::bench
