#include "grade/markup.hpp"

#include <utility>
#include <vector>

#include "check/printable.hpp"
#include "course/replace.hpp"

namespace boxlab::grade {

namespace {

using Escapes = std::vector<std::pair<std::string, std::string>>;

std::string escape(std::string text, const Escapes& escapes) {
  for (const auto& [from, to] : escapes) text = replace_all(text, from, to);
  return text;
}

}  // namespace

std::string xml(const std::string& text) {
  static const Escapes escapes{{"&", "&amp;"},
                               {"<", "&lt;"},
                               {">", "&gt;"},
                               {"\"", "&quot;"},
                               {"\xef\xbf\xbe", "\\ufffe"},
                               {"\xef\xbf\xbf", "\\uffff"}};
  return escape(printable(text), escapes);
}

std::string xml_value(const std::string& text) { return replace_all(xml(text), "\n", "&#10;"); }

std::string html(const std::string& text) {
  // https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters
  static const Escapes turns{{"'", "&#39;"},
                             {"\xd8\x9c", "\\u061c"},
                             {"\xe2\x80\x8e", "\\u200e"},
                             {"\xe2\x80\x8f", "\\u200f"},
                             {"\xe2\x80\xaa", "\\u202a"},
                             {"\xe2\x80\xab", "\\u202b"},
                             {"\xe2\x80\xac", "\\u202c"},
                             {"\xe2\x80\xad", "\\u202d"},
                             {"\xe2\x80\xae", "\\u202e"},
                             {"\xe2\x81\xa6", "\\u2066"},
                             {"\xe2\x81\xa7", "\\u2067"},
                             {"\xe2\x81\xa8", "\\u2068"},
                             {"\xe2\x81\xa9", "\\u2069"}};
  return escape(xml(text), turns);
}

std::string href(const std::string& file) { return html(replace_all(file, "%", "%25")); }

}  // namespace boxlab::grade
