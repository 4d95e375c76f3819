#include "cli/roff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "cli/text.hpp"
#include "course/replace.hpp"

namespace boxlab::roff {

namespace {

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), toupper);
  return text;
}

/// A line of text. What begins with a dot or an apostrophe would be a request.
std::string line(const std::string& text) {
  const bool looks_like_request = text.starts_with('.') || text.starts_with('\'');
  return (looks_like_request ? "\\&" : "") + escape(text) + "\n";
}

std::string flow(const std::string& text) {
  constexpr std::size_t margin = 10;  // for what escaping adds
  std::string lines;
  for (const std::string& one : wrap(text, page_width - margin)) lines += line(one);
  return lines;
}

}  // namespace

std::string escape(const std::string& text) {
  return replace_all(replace_all(text, "\\", "\\e"), "-", "\\-");
}

std::string literal(const std::string& text) { return "\\fB" + escape(text) + "\\fR"; }

std::string argument(const std::string& text) { return "\\fI" + escape(text) + "\\fR"; }

std::string title(const std::string& name, const std::string& date) {
  return fmt::format(".TH {} 1 {} boxlab\n", upper(name), date);
}

std::string section(const std::string& name) { return ".SH " + name + "\n"; }

std::string subsection(const std::string& name) { return ".SS " + escape(name) + "\n"; }

std::string paragraph(const std::string& text) { return flow(text); }

std::string item(const std::string& term, const std::string& meaning) {
  return ".TP\n" + term + "\n" + flow(meaning);
}

std::string as_it_is(const std::string& text) {
  std::string lines = ".nf\n";
  std::istringstream from{text};
  for (std::string one; std::getline(from, one);) lines += line(one);
  return lines + ".fi\n";
}

std::string block(const std::string& text) { return text.empty() ? "" : ".PP\n" + as_it_is(text); }

}  // namespace boxlab::roff
