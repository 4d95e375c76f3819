// Pairs of submissions, side by side.
#include <fmt/format.h>

#include "grade/markup.hpp"
#include "grade/report_parts.hpp"

namespace boxlab::grade {

namespace {

/// The text, with marks around parts of it.
std::string marked(const std::string& text, const std::vector<Part>& parts) {
  std::string shown;
  std::size_t at = 0;
  for (const Part& part : parts) {
    shown += html(text.substr(at, part.begin - at));
    shown += "<mark>" + html(text.substr(part.begin, part.end - part.begin)) + "</mark>";
    at = part.end;
  }
  return shown + html(text.substr(at));
}

std::string side(const Work& work, const std::vector<Part>& parts) {
  return fmt::format("<figure><figcaption>{}</figcaption><pre tabindex=\"0\">{}</pre></figure>\n",
                     student_link(work), marked(*work.text, parts));
}

std::string alike(const SimilarPair& pair) {
  return fmt::format(
      "<details class=\"alike\"><summary><b>{} %</b> {} and {}</summary>\n<div "
      "class=\"sides\">\n{}{}</div>\n</details>\n",
      pair.percent, shown_name(*pair.one), shown_name(*pair.other), side(*pair.one, pair.one_parts),
      side(*pair.other, pair.other_parts));
}

}  // namespace

std::string similar_section(const LabReport& report) {
  if (report.similar_percent == 0) return "";
  const Similarities& similar = report.similar;
  std::string pairs;
  for (const SimilarPair& pair : similar.pairs) pairs += alike(pair);
  if (similar.count > similar.pairs.size())
    pairs +=
        fmt::format("<p>{} more pairs are not shown.</p>\n", similar.count - similar.pairs.size());
  return fmt::format(
      "<section>\n<h3>Similar submissions</h3>\n<p class=\"grey\">{}, of {} percent or more. "
      "Names, "
      "comments, blanks, the order of functions and what was given do not count. A number is no "
      "proof: look.</p>\n{}</section>\n",
      similar.count == 0 ? "No pair" : counted(similar.count, "pair"), report.similar_percent,
      pairs);
}

}  // namespace boxlab::grade
