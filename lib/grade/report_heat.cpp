// The table of every student and every check.
#include <fmt/format.h>

#include <algorithm>

#include "grade/markup.hpp"
#include "grade/report_parts.hpp"

namespace boxlab::grade {

namespace {

const std::vector<Verdict>* checks_of(const LabWorks& lab) {
  const auto judged = std::ranges::find(lab.works, Outcome::graded, &Work::outcome);
  return judged == lab.works.end() ? nullptr : &judged->document.checks;
}

/// "eof" for "pipes.eof": the column is narrow.
std::string short_name(const std::string& id) { return id.substr(id.find('.') + 1); }

std::string sort_button(const std::string& words, const std::string& title) {
  return fmt::format("<button type=\"button\" title=\"{}\"><span>{}</span></button>", html(title),
                     html(words));
}

std::string heat_head(const std::vector<Verdict>& checks) {
  std::string cells =
      "<th scope=\"col\" class=\"who\">" + sort_button("student", "In the order of the roster") +
      "</th><th scope=\"col\">" + sort_button("points", "The fewest points first") + "</th>";
  for (const Verdict& check : checks)
    cells += fmt::format("<th scope=\"col\" class=\"check\">{}</th>",
                         sort_button(short_name(check.id), check.id + ": " + check.title));
  return "<thead><tr>" + cells + "</tr></thead>\n";
}

/// Its sign says it without the colour.
std::string heat_cell(const Verdict& check) {
  if (check.status == Status::pass) return "<td class=\"pass\">✓</td>";
  if (!check.was_tried()) return "<td class=\"untried\">·</td>";
  return fmt::format("<td class=\"fail\" title=\"{}\">✗</td>", html(check.id + ": " + check.got));
}

std::string heat_cells(const Work& work, std::size_t count) {
  if (work.outcome != Outcome::graded)
    return fmt::format("<td class=\"none\" colspan=\"{}\">{}</td>", count, to_text(work.outcome));
  std::string cells;
  for (const Verdict& check : work.document.checks) cells += heat_cell(check);
  return cells;
}

std::string heat_row(const Work& work, std::size_t count) {
  const std::string id =
      work.name.empty() ? ""
                        : fmt::format(" <span class=\"grey\"><bdi>{}</bdi></span>", html(work.id));
  const std::string late = work.late_percent > 0 ? "<sup title=\"late\">L</sup>" : "";
  return fmt::format(
      "<tr><th scope=\"row\" class=\"who\">{}{}</th><td class=\"mark\">{}{}</td>{}</tr>\n",
      student_link(work), id, work.has_mark() ? format_mark(work.mark()) : "?", late,
      heat_cells(work, count));
}

constexpr auto legend =
    "<p class=\"grey legend\"><span class=\"pass\">✓</span> passed <span class=\"fail\">✗</span> "
    "failed "
    "<span class=\"untried\">·</span> not tried, since another one had failed</p>\n";

}  // namespace

std::string heat_map(const LabWorks& lab) {
  const std::vector<Verdict>* checks = checks_of(lab);
  const std::vector<Verdict> none;
  const std::vector<Verdict>& columns = checks == nullptr ? none : *checks;
  std::string rows;
  for (const Work& work : lab.works) {
    if (work.is_matched) rows += heat_row(work, std::max<std::size_t>(columns.size(), 1));
  }
  const std::string name = html(lab.lab.name);
  return fmt::format(
      "<section>\n<h3>Every student, every check</h3>\n{}<p class=\"tools\" hidden><label>Show "
      "only "
      "<input type=\"search\" aria-keyshortcuts=\"/\"></label></p>\n<div class=\"scroll\" "
      "role=\"region\" aria-label=\"Every student and every check of {}\" tabindex=\"0\">\n<table "
      "class=\"heat\">\n{}<tbody>\n{}</tbody>\n</table>\n</div>\n</section>\n",
      legend, name, heat_head(columns), rows);
}

}  // namespace boxlab::grade
