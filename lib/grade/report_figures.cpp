// Numbers of a class as pictures, made of HTML: so that they can be read out, and copied.
#include <fmt/format.h>

#include <algorithm>

#include "grade/markup.hpp"
#include "grade/report_parts.hpp"

namespace boxlab::grade {

namespace {

std::string range_of(std::size_t tenth) {
  return tenth == 10 ? "all" : fmt::format("{}–{}", tenth * 10, tenth * 10 + 9);
}

double part_of(std::size_t some, std::size_t all) {
  return all == 0 ? 0 : static_cast<double>(some) / static_cast<double>(all);
}

/// As high as its part of the highest one.
std::string column(std::size_t tenth, std::size_t count, std::size_t most) {
  const std::string shown = count == 0 ? "<span class=\"hidden\">0</span>" : std::to_string(count);
  return fmt::format("<li style=\"--part: {:.3f}\"><b>{}</b><i></i><span>{}</span></li>\n",
                     part_of(count, most), shown, range_of(tenth));
}

/// A row with a bar, which is `part` of the whole width.
std::string bar(const std::string& id, const std::string& title, double part,
                const std::string& figure) {
  return fmt::format(
      "<tr><th scope=\"row\"><code>{}</code> <span class=\"grey\">{}</span></th><td "
      "class=\"bar\"><i style=\"width: {:.1f}%\"></i></td><td class=\"figure\">{}</td></tr>\n",
      html(id), html(title), 100 * part, figure);
}

double failing_part(const CheckCount& count) {
  return part_of(count.failed + count.not_tried, count.all());
}

std::string bars(const char* title, const char* note, const char* figure_head,
                 const std::string& rows) {
  return fmt::format(
      "<section class=\"card\">\n<h3>{}</h3>\n<p class=\"grey\">{}</p>\n<table "
      "class=\"bars\">\n<thead class=\"hidden\"><tr><th scope=\"col\">check</th><th "
      "scope=\"col\">as a bar</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n{}</tbody>\n"
      "</table>\n</section>\n",
      title, note, figure_head, rows);
}

constexpr std::size_t most_rows = 8;

}  // namespace

std::string marks_figure(const Standing& standing) {
  const std::size_t most = std::ranges::max(standing.tenths);
  std::string columns;
  for (std::size_t i = 0; i < standing.tenths.size(); ++i)
    columns += column(i, standing.tenths[i], most);
  return fmt::format(
      "<section class=\"card\">\n<h3>Marks</h3>\n<p class=\"grey\">How many have so many percent "
      "of the points.</p>\n<ol class=\"columns\">\n{}</ol>\n</section>\n",
      columns);
}

std::string hardest_figure(const std::vector<CheckCount>& counts) {
  std::vector<CheckCount> hardest = counts;
  std::erase_if(hardest, [](const CheckCount& count) { return count.passed == count.all(); });
  std::ranges::stable_sort(hardest, std::ranges::greater{}, failing_part);
  if (hardest.size() > most_rows) hardest.resize(most_rows);
  std::string rows;
  for (const CheckCount& count : hardest)
    rows += bar(count.check.id, count.check.title, failing_part(count),
                fmt::format("{} of {}", count.failed + count.not_tried, count.all()));
  if (rows.empty())
    return "<section class=\"card\">\n<h3>The hardest checks</h3>\n<p class=\"grey\">None: "
           "whatever "
           "builds passes all checks.</p>\n</section>\n";
  return bars("The hardest checks", "How many of those that build do not pass.", "not passed",
              rows);
}

std::string time_figure(const std::vector<StepTime>& steps) {
  std::vector<StepTime> slowest = steps;
  std::ranges::stable_sort(slowest, std::ranges::greater{}, &StepTime::median_seconds);
  if (slowest.size() > most_rows) slowest.resize(most_rows);
  std::string rows;
  for (const StepTime& step : slowest)
    rows += bar(step.id, step.title,
                step.median_seconds / std::max(slowest.front().median_seconds, 1e-9),
                fmt::format("{:.2f} s <span class=\"grey\">up to {:.2f} s</span>",
                            step.median_seconds, step.most_seconds));
  if (rows.empty()) return "";
  return bars("Time", "What a step took: the median, and the most. The slowest first.", "seconds",
              rows);
}

}  // namespace boxlab::grade
