#include "course/standing.hpp"

#include <algorithm>

#include "course/judge.hpp"

namespace boxlab {

namespace {

std::string last_date(const Progress& progress, const Lab& lab) {
  std::string last;
  for (const auto& [topic, fact] : progress.facts()) {
    if (topic.lab == topic_name(lab)) last = std::max(last, fact.date);
  }
  return last;
}

Standing find_standing(const Course& course, const Lab& lab, const Progress& progress) {
  Standing standing{lab, 0, 0, last_date(progress, lab)};
  for (const Verdict& check : make_exam(course, lab).checks) {
    const Fact* fact = progress.find({topic_name(lab), "check", check.id});
    standing.max_points += check.max_points;
    if (fact != nullptr && fact->value == to_text(Status::pass))
      standing.points += check.max_points;
  }
  return standing;
}

bool is_open(const Standing& standing) { return !standing.is_done(); }

}  // namespace

std::vector<Standing> find_standings(const Course& course, const Progress& progress) {
  std::vector<Standing> standings;
  for (const Lab& lab : course.labs) standings.push_back(find_standing(course, lab, progress));
  return standings;
}

const Standing* find_next(const std::vector<Standing>& standings) {
  const auto last = std::max_element(
      standings.begin(), standings.end(),
      [](const Standing& one, const Standing& other) { return one.last < other.last; });
  auto next = std::find_if(last, standings.end(), is_open);
  if (next == standings.end()) next = std::find_if(standings.begin(), last, is_open);
  return next == standings.end() || next->is_done() ? nullptr : &*next;
}

}  // namespace boxlab
