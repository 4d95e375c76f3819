// The part of the class's page that is about one lab.
#include <fmt/format.h>

#include <algorithm>

#include "grade/markup.hpp"
#include "grade/mistakes.hpp"
#include "grade/report_parts.hpp"

namespace boxlab::grade {

namespace {

std::string tile(const std::string& figure, const std::string& words) {
  return fmt::format("<li><b>{}</b> {}</li>\n", figure, words);
}

/// A tile that is only there when there is something to be said.
std::string tile_if(std::size_t count, const char* words) {
  return count == 0 ? "" : tile(std::to_string(count), words);
}

std::string tiles(const LabWorks& lab, const Standing& standing) {
  std::string items = tile(std::to_string(standing.handed_in), "handed in");
  items += tile(fmt::format("{:.0f} %", standing.median), "is the median");
  items += tile(fmt::format("{:.0f} %", standing.mean), "is the mean");
  items += tile(std::to_string(standing.full_marks), "have all points");
  items += tile_if(standing.not_built, "do not build");
  items += tile_if(standing.no_file, "without a file");
  items += tile_if(standing.absent, "not handed in");
  items += tile_if(standing.without_mark, "without a mark");
  const auto late =
      std::ranges::count_if(lab.works, [](const Work& work) { return work.late_percent > 0; });
  items += tile_if(static_cast<std::size_t>(late), "late, with points off");
  return fmt::format("<ul class=\"tiles\">\n{}</ul>\n", items);
}

/// Whose it is; from the seventh on, only how many.
std::string names_of(const std::vector<const Work*>& works) {
  constexpr std::size_t most = 6;
  std::string names;
  for (std::size_t i = 0; i < std::min(works.size(), most); ++i)
    names += (i > 0 ? ", " : "") + student_link(*works[i]);
  if (works.size() > most) names += fmt::format(" and {} more", works.size() - most);
  return names;
}

std::string ids_of(const std::set<std::string>& checks) {
  std::string ids;
  for (const std::string& check : checks)
    ids += fmt::format("{}<code>{}</code>", ids.empty() ? "" : ", ", html(check));
  return ids.empty() ? "the compiler" : ids;
}

std::string common_failure(const CommonFailure& failure) {
  return fmt::format(
      "<li>\n<p class=\"said\"><b>{}</b> <code>{}</code></p>\n"
      "<p class=\"grey\">in {}: {}</p>\n<details><summary>An example</summary><pre "
      "tabindex=\"0\">{}</pre></details>\n</li>\n",
      failure.works.size(), html(failure.says), ids_of(failure.checks), names_of(failure.works),
      html(failure.example));
}

std::string common_failures(const LabWorks& lab) {
  constexpr std::size_t most = 8;
  std::string items;
  std::vector<CommonFailure> failures = find_common_failures(lab);
  if (failures.size() > most) failures.resize(most);
  for (const CommonFailure& failure : failures) items += common_failure(failure);
  if (items.empty()) return "";
  return fmt::format(
      "<section>\n<h3>What went wrong most</h3>\n<p class=\"grey\">How many students were told "
      "this. N stands for numbers that differ.</p>\n<ol class=\"said\">\n{}</ol>\n</section>\n",
      items);
}

std::string known_mistakes(const Course& course, const LabWorks& lab) {
  std::string items;
  for (const KnownMistake& known : find_known_mistakes(course, lab))
    items += fmt::format(
        "<li>\n<p class=\"said\"><b>{}</b> {}</p>\n<p class=\"grey\">as <code>{}</code>: "
        "{}</p>\n</li>\n",
        known.works.size(), html(known.mistake), html(known.file), names_of(known.works));
  if (items.empty()) return "";
  return fmt::format(
      "<section>\n<h3>Mistakes that the course knows</h3>\n<p class=\"grey\">Their verdicts are "
      "those of one of its wrong solutions.</p>\n<ol class=\"said\">\n{}</ol>\n</section>\n",
      items);
}

/// What belongs to nobody, is without a mark, or had to be mended.
std::string open_ends(const LabWorks& lab) {
  std::string items;
  for (const Work& work : lab.works) {
    if (work.is_matched && work.notes.empty()) continue;
    items += fmt::format("<li>{}{}{} <span class=\"grey\">{}</span></li>\n", student_link(work),
                         work.is_matched ? "" : ", of nobody in the roster",
                         work.has_mark() ? "" : ", without a mark", html(work.joined_notes()));
  }
  if (items.empty()) return "";
  return fmt::format("<section>\n<h3>Notes</h3>\n<ul class=\"notes\">\n{}</ul>\n</section>\n",
                     items);
}

}  // namespace

std::string lab_section(const Course& course, const LabReport& report) {
  const LabWorks& lab = report.works;
  const Standing standing = stand(lab);
  const std::vector<CheckCount> counts = count_checks(lab);
  return fmt::format(
             "<section class=\"lab\" id=\"{}\" aria-label=\"{}\">\n<h2>{} <span>{}, {} "
             "points</span></h2>\n",
             anchor(lab.lab.name), html(lab.lab.name), html(lab.lab.name), html(lab.lab.title),
             lab.max_points) +
         tiles(lab, standing) + "<div class=\"pair\">\n" + marks_figure(standing) +
         hardest_figure(counts) + "</div>\n" + heat_map(lab) + common_failures(lab) +
         known_mistakes(course, lab) + time_figure(measure_steps(lab)) + similar_section(report) +
         open_ends(lab) + "</section>\n";
}

}  // namespace boxlab::grade
