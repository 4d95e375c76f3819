#include "cli/check_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/details.hpp"
#include "cli/text.hpp"

namespace boxlab {

namespace {

std::string label(const Verdict& check) {
  std::string text{to_text(check.status)};
  std::transform(text.begin(), text.end(), text.begin(), toupper);
  return text;
}

std::string paint(const Verdict& check, const std::string& text, const Palette& palette) {
  if (!check.was_tried()) return palette.quiet(text);
  if (check.status == Status::pass) return palette.good(text);
  return check.status == Status::fail ? palette.bad(text) : palette.doubtful(text);
}

/// How wide the columns before the titles are.
struct Columns {
  explicit Columns(const std::vector<Verdict>& checks) {
    for (const Verdict& check : checks) {
      status = std::max(status, width(label(check)) + 2);
      id = std::max(id, width(check.id) + 2);
    }
  }
  std::size_t status = 0;
  std::size_t id = 0;
};

std::string head(const Verdict& check, const Columns& columns, const Palette& palette) {
  const std::string points = fmt::format("{:>5}/{}", check.points, check.max_points);
  const std::size_t indent = columns.status + columns.id;
  const auto title = wrap(check.title, page_width - indent - width(points));
  std::string text = paint(check, pad(label(check), columns.status), palette) +
                     pad(check.id, columns.id) +
                     pad(title.at(0), page_width - indent - width(points)) + points + "\n";
  for (auto line = title.begin() + 1; line != title.end(); ++line) {
    text += std::string(indent, ' ') + *line + "\n";
  }
  return text;
}

bool needs_details(const Verdict& check) {
  return check.status != Status::pass && check.was_tried();
}

bool is_same(const Verdict& one, const Verdict& other) {
  return one.got == other.got && one.why == other.why && one.hint == other.hint;
}

/// An earlier check about which the same was to be said; nullptr when there is none.
const Verdict* find_twin(const std::vector<Verdict>& checks, const Verdict& check) {
  for (const Verdict& earlier : checks) {
    if (&earlier == &check) break;
    if (needs_details(earlier) && is_same(earlier, check)) return &earlier;
  }
  return nullptr;
}

/// What is said below the line of a check that did not pass.
std::string explanation(const std::vector<Verdict>& checks, const Verdict& check,
                        const Palette& palette) {
  if (check.status == Status::pass) return "";
  if (!check.was_tried()) return detail("why", check.why, palette);
  const Verdict* twin = find_twin(checks, check);
  return twin == nullptr ? details(check, palette) : detail("why", "as " + twin->id, palette);
}

}  // namespace

std::string render_checks(const VerdictDocument& document, const Palette& palette) {
  const Columns columns{document.checks};
  std::string text;
  for (const Verdict& check : document.checks) {
    text += head(check, columns, palette) + explanation(document.checks, check, palette);
  }
  return text;
}

}  // namespace boxlab
