#include "cli/report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/details.hpp"
#include "cli/next_step.hpp"
#include "cli/text.hpp"

namespace boxlab {

namespace {

bool is_same(const Verdict& one, const Verdict& other) {
  return one.got == other.got && one.why == other.why && one.hint == other.hint;
}

}  // namespace

CheckReport::CheckReport(std::ostream& out, const Exam& exam, const Style& style)
    : out_{out},
      exam_{exam},
      style_{style},
      headlines_{exam.checks, style.palette},
      pending_{out, style.has_pending} {}

void CheckReport::begin(const std::string& subject) {
  print(spread(exam_.lab.name + "  " + exam_.lab.title, subject) + "\n\n");
  pending_.show(style_.palette.quiet("....  building"));
}

void CheckReport::add(const Diagnostics& build) {
  has_program_ = build.ok;
  print(describe_build(build, style_.palette) + "\n");
}

void CheckReport::begin_checks() {
  if (has_program_) announce(0);
}

void CheckReport::add(const Verdict& check) {
  if (!has_program_) return;
  if (!check.was_tried()) untried_.insert(fmt::format("{}: {}", check.got, check.why));
  print(headlines_.of(check) + describe(check));
  announce(++count_);
}

void CheckReport::end(const VerdictDocument& document) {
  pending_.hide();
  std::string text;
  for (const std::string& what : untried_) text += style_.palette.quiet("----  " + what) + "\n";
  if (has_program_) text += "\n";
  const bool hides_some = !style_.is_verbose && has_program_ && count_failed(document) > 1;
  print(text + render_sum(document, exam_, style_.palette, hides_some));
}

void CheckReport::show(const std::string& subject, const VerdictDocument& document) {
  begin(subject);
  if (document.build) add(*document.build);
  begin_checks();
  for (const Verdict& check : document.checks) add(check);
  end(document);
}

void CheckReport::print(const std::string& text) {
  pending_.hide();
  out_ << text << std::flush;
}

/// Says which check goes on now. They come in the order in which they are listed, nearly always.
void CheckReport::announce(std::size_t check) {
  if (check < exam_.checks.size()) pending_.show(headlines_.of_running(exam_.checks[check].id));
}

/// What there is to say about a check that did not pass: about the first of each status and, when
/// all is asked for, about the others too, unless that has been said already.
std::string CheckReport::describe(const Verdict& check) {
  if (check.status == Status::pass || !check.was_tried()) return "";
  const auto twin = std::find_if(described_.begin(), described_.end(), [&](const Verdict& other) {
    return style_.is_verbose ? is_same(other, check) : other.status == check.status;
  });
  if (twin != described_.end())
    return style_.is_verbose ? detail("why", "as " + twin->id, style_.palette) : "";
  described_.push_back(check);
  return details(check, style_.palette);
}

}  // namespace boxlab
