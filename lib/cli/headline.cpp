#include "cli/headline.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/text.hpp"

namespace boxlab {

namespace {

constexpr std::size_t label_width = 4;  // of PASS, FAIL and ----; BLOCKED and ERROR move their line

std::string label(const Verdict& check) {
  if (!check.was_tried()) return "----";
  std::string text{to_text(check.status)};
  std::transform(text.begin(), text.end(), text.begin(), toupper);
  return text;
}

}  // namespace

Headlines::Headlines(const std::vector<Verdict>& checks, const Palette& palette)
    : palette_{palette} {
  for (const Verdict& check : checks) id_width_ = std::max(id_width_, width(check.id));
}

std::string Headlines::of(const Verdict& check) const {
  const std::string points = fmt::format("{:>5}/{}", check.points, check.max_points);
  const std::string status = pad(label(check), label_width) + "  ";
  const std::size_t indent = width(status) + id_width_ + 2;
  const std::size_t title_width = page_width - indent - width(points);
  const auto title = wrap(check.title, title_width);
  std::string text = paint(check, status) + pad(check.id, id_width_ + 2) +
                     pad(title.at(0), title_width) + points + "\n";
  for (auto line = title.begin() + 1; line != title.end(); ++line) {
    text += std::string(indent, ' ') + *line + "\n";
  }
  return text;
}

std::string Headlines::of_running(const std::string& id) const {
  return palette_.quiet("....  " + id);
}

std::string Headlines::paint(const Verdict& check, const std::string& text) const {
  if (!check.was_tried()) return palette_.quiet(text);
  if (check.status == Status::pass) return palette_.good(text);
  return check.status == Status::fail ? palette_.bad(text) : palette_.doubtful(text);
}

}  // namespace boxlab
