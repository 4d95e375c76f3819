#include "cli/watch_page.hpp"

#include <fmt/format.h>

#include <sstream>

#include "cli/bar.hpp"
#include "cli/details.hpp"
#include "cli/headline.hpp"
#include "cli/text.hpp"
#include "course/hints.hpp"

namespace boxlab {

namespace {

constexpr std::size_t head_bar_width = 24;
constexpr std::size_t label_columns = 6;  // of "PASS  "

bool passes(const Verdict& check) { return check.status == Status::pass; }

/// All about the first check of each status that is no pass, and a line about the others.
std::string describe_failures(const VerdictDocument& document, const Headlines& headlines,
                              const Palette& palette) {
  std::string text;
  const Verdict* described = nullptr;
  for (const Verdict& check : document.checks) {
    if (passes(check) || !check.was_tried()) continue;
    text += headlines.of(check);
    if (described != nullptr && described->status == check.status) continue;
    text += details(check, palette);
    described = &check;
  }
  return text;
}

/// The ids of some checks, as a paragraph behind a label.
template <class Belongs>
std::string list_ids(const VerdictDocument& document, const std::string& label, Belongs belongs) {
  std::string ids;
  for (const Verdict& check : document.checks) {
    if (belongs(check)) ids += (ids.empty() ? "" : " ") + check.id;
  }
  if (ids.empty()) return "";
  std::string text;
  for (const std::string& line : wrap(ids, page_width - label_columns))
    text += (text.empty() ? label : std::string(label_columns, ' ')) + line + '\n';
  return text;
}

std::string body_text(const Exam& exam, const VerdictDocument& document, const Palette& palette) {
  std::string text;
  if (document.build) text += describe_build(*document.build, palette) + '\n';
  if (document.build && !document.build->ok) return text;
  text += describe_failures(document, Headlines{exam.checks, palette}, palette);
  text += list_ids(document, palette.quiet("----  "),
                   [](const Verdict& check) { return !check.was_tried(); });
  return text + list_ids(document, palette.good("PASS  "), passes);
}

}  // namespace

std::vector<std::string> watch_head(const Exam& exam, const VerdictDocument& document,
                                    const std::string& right, const Palette& palette) {
  int all = 0;
  for (const Verdict& check : exam.checks) all += check.max_points;
  const std::string title = exam.lab.name + "  " + exam.lab.title;
  const std::string file = exam.course.shown(exam.lab.source());
  const std::string done = fmt::format(
      "{}  {} of {} points", bar(document.points(), all, head_bar_width), document.points(), all);
  const std::string second = spread(done, right);
  return {palette.strong(spread(title, file)),
          document.points() == all ? palette.good(second) : second};
}

std::vector<std::string> watch_body(const Exam& exam, const VerdictDocument& document,
                                    const Palette& palette) {
  std::vector<std::string> lines;
  std::istringstream text{body_text(exam, document, palette)};
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

const Lab* lab_after(const Exam& exam) {
  for (const Lab& lab : exam.course.labs) {
    if (lab.name > exam.lab.name) return &lab;
  }
  return nullptr;
}

std::string watch_advice(const Exam& exam, const VerdictDocument& document) {
  if (document.build && !document.build->ok) return "Fix this first.";
  if (const Verdict* failed = first_failed(document)) return fmt::format("Next: {}", failed->id);
  if (!document.passed()) return "Nothing failed, but not everything could be judged: see why.";
  const Lab* next = lab_after(exam);
  if (next == nullptr) return "All checks pass. This was the last lab.";
  return fmt::format("All checks pass. n goes on to {}, {}.", next->name, next->title);
}

}  // namespace boxlab
