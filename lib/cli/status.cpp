#include <fmt/core.h>

#include <algorithm>

#include "cli/bar.hpp"
#include "cli/commands.hpp"
#include "cli/palette.hpp"
#include "cli/text.hpp"
#include "course/standing.hpp"

namespace boxlab {

namespace {

constexpr std::size_t bar_width = 20;
constexpr std::size_t points_width = 8;
constexpr std::size_t status_gap = 2;

std::size_t widest_name(const std::vector<Standing>& standings) {
  std::size_t widest = 0;
  for (const Standing& standing : standings) widest = std::max(widest, width(standing.lab.name));
  return widest;
}

/// A lab in a line; a long title takes more than one. The next one is marked.
void print_standing(const Standing& standing, bool is_next, std::size_t name_width,
                    const Palette& palette) {
  const std::string name =
      (is_next ? "> " : "  ") + pad(standing.lab.name, name_width + status_gap);
  const std::string done = bar(standing.points, standing.max_points, bar_width);
  const std::string points = fmt::format(
      "{:>{}}", fmt::format("{}/{}", standing.points, standing.max_points), points_width);
  const std::size_t indent = width(name) + bar_width + points_width + status_gap;
  const auto title = wrap(standing.lab.title, page_width - indent);
  fmt::print("{}{}{}  {}\n", is_next ? palette.strong(name) : name,
             standing.is_done() ? palette.good(done) : done, points, title.at(0));
  for (auto line = title.begin() + 1; line != title.end(); ++line)
    fmt::print("{}{}\n", std::string(indent, ' '), *line);
}

void print_sum(const std::vector<Standing>& standings, const Palette& palette) {
  Standing sum{standings.front().lab, 0, 0, {}};
  for (const Standing& standing : standings) {
    sum.points += standing.points;
    sum.max_points += standing.max_points;
  }
  fmt::print("\n{} of {} points. ", palette.strong(std::to_string(sum.points)), sum.max_points);
}

/// The one command to type now.
std::string command_for(const Course& course, const Lab& lab) {
  const bool has_begun = std::filesystem::exists(lab.source());
  return fmt::format("{} {} {}", course.command(), has_begun ? "watch" : "start", topic_name(lab));
}

}  // namespace

int show_status() {
  const Course course = find_course();
  const Palette palette = palette_of_stdout();
  const auto standings = find_standings(course, read_progress(course));
  const Standing* next = find_next(standings);
  const std::size_t name_width = widest_name(standings);
  for (const Standing& standing : standings)
    print_standing(standing, &standing == next, name_width, palette);
  print_sum(standings, palette);
  if (next == nullptr) {
    fmt::print("All checks of all labs pass.\n");
  } else {
    fmt::print("Next: {}, {}\n  {}\n", next->lab.name, next->lab.title,
               palette.strong(command_for(course, next->lab)));
  }
  return 0;
}

}  // namespace boxlab
