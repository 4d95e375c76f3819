// The page that a student gets back.
#include <fmt/format.h>

#include <algorithm>

#include "course/hints.hpp"
#include "grade/markup.hpp"
#include "grade/report_parts.hpp"

namespace boxlab::grade {

namespace {

std::string described(const char* term, const std::string& text) {
  return text.empty() ? "" : fmt::format("<dt>{}</dt><dd>{}</dd>\n", term, html(text));
}

/// The hint that was shown with the verdict, or else the first that there is.
std::string first_hint(const Lab& lab, const Verdict& check) {
  if (!check.hint.empty() || !check.was_tried()) return check.hint;
  const Hints hints = choose_hints(lab, check);
  return hints.texts.empty() ? "" : hints.texts.front();
}

std::string all_about(const Lab& lab, const Verdict& check) {
  if (check.status == Status::pass) return "";
  return "<dl>\n" + described("ran", check.ran) + described("expected", check.expected) +
         described("got", check.got) + described("why", check.why) +
         described("hint", first_hint(lab, check)) + "</dl>\n";
}

/// Its sign and its class.
struct Sign {
  const char* sign;
  const char* look;
  const char* words;
};

Sign sign_of(const Verdict& check) {
  if (check.status == Status::pass) return {"✓", "pass", "passed"};
  return check.was_tried() ? Sign{"✗", "fail", "failed"} : Sign{"·", "untried", "not tried"};
}

std::string check_item(const Lab& lab, const Verdict& check) {
  const Sign sign = sign_of(check);
  return fmt::format(
      "<li class=\"{}\" id=\"{}\">\n<p class=\"line\"><span class=\"sign\" role=\"img\" "
      "aria-label=\"{}\">{}</span> <span class=\"what\">{} <code>{}</code></span> <span "
      "class=\"points\">{}/{}</span></p>\n{}</li>\n",
      sign.look, anchor(lab.name, check.id), sign.words, sign.sign, html(check.title),
      html(check.id), check.points, check.max_points, all_about(lab, check));
}

/// What there is to say about the file as a whole.
std::string about_file(const Work& work) {
  std::string said;
  if (work.outcome != Outcome::graded)
    said += fmt::format("<p class=\"outcome\">{}</p>\n", to_text(work.outcome));
  if (!work.late.empty()) said += fmt::format("<p>{}</p>\n", html(work.late));
  for (const std::string& note : work.notes) said += fmt::format("<p>{}</p>\n", html(note));
  if (work.outcome == Outcome::not_built)
    said += fmt::format("<pre tabindex=\"0\">{}</pre>\n", html(work.document.build->first));
  return said;
}

/// Where the file could be judged: each check.
std::string check_list(const Lab& lab, const Work& work) {
  if (work.outcome != Outcome::graded) return "";
  std::string items;
  for (const Verdict& check : work.document.checks) items += check_item(lab, check);
  return "<ul class=\"checks\">\n" + items + "</ul>\n";
}

std::string student_lab(const LabWorks& lab, const Work& work) {
  const std::string mark = work.has_mark() ? format_mark(work.mark()) : "no mark yet";
  const double percent = work.has_mark() ? percent_of(lab, work) : 0;
  return fmt::format(
             "<section class=\"lab\" id=\"{}\">\n<h2>{} <span>{}</span></h2>\n<p "
             "class=\"result\"><b>{}</b> of {} points</p>\n<p class=\"meter\" "
             "aria-hidden=\"true\"><i style=\"width: {:.1f}%\"></i></p>\n",
             anchor(lab.lab.name), html(lab.lab.name), html(lab.lab.title), mark, lab.max_points,
             percent) +
         about_file(work) + check_list(lab.lab, work) + "</section>\n";
}

const Work* work_of(const LabWorks& lab, const Work& student) {
  const auto found = std::ranges::find_if(
      lab.works, [&](const Work& work) { return work.is_matched && work.id == student.id; });
  return found == lab.works.end() ? nullptr : &*found;
}

}  // namespace

std::string student_page(const std::vector<LabReport>& labs, const Work& student) {
  std::string body = fmt::format(
      "<header class=\"top narrow\">\n<h1>{}</h1>\n<p class=\"grey\"><bdi>{}</bdi></p>\n"
      "</header>\n<main class=\"student narrow\">\n",
      shown_name(student), html(student.id));
  for (const LabReport& report : labs) {
    if (const Work* work = work_of(report.works, student)) body += student_lab(report.works, *work);
  }
  return body + "</main>\n";
}

}  // namespace boxlab::grade
