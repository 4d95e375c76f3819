#include <algorithm>
#include <optional>
#include <sstream>

#include "course/handout.hpp"
#include "course/nearest.hpp"

namespace boxlab {

namespace {

/// The lab of that name; nothing where there is none.
std::optional<Lab> lab_called(const Course& course, const std::string& name) {
  try {
    return course.lab(name);
  } catch (const UnknownName&) {
    return std::nullopt;
  }
}

/// Those from the lab `first` to the lab `last`.
std::vector<Lab> labs_between(const Course& course, const Lab& first, const Lab& last) {
  std::vector<Lab> labs;
  std::copy_if(course.labs.begin(), course.labs.end(), std::back_inserter(labs),
               [&](const Lab& lab) { return first.name <= lab.name && lab.name <= last.name; });
  return labs;
}

/// "01-04", "pipes-shm": at one of its dashes, there is a lab on either side. A lab's own name has
/// one, too, and goes first.
std::vector<Lab> labs_named(const Course& course, const std::string& name) {
  if (const auto lab = lab_called(course, name)) return {*lab};
  for (auto dash = name.find('-'); dash != std::string::npos; dash = name.find('-', dash + 1)) {
    const auto first = lab_called(course, name.substr(0, dash));
    const auto last = lab_called(course, name.substr(dash + 1));
    if (first && last && first->name <= last->name) return labs_between(course, *first, *last);
  }
  return {course.lab(name)};  // which says what there is
}

bool includes(const std::vector<Lab>& labs, const Lab& lab) {
  return std::ranges::any_of(labs, [&](const Lab& other) { return other.name == lab.name; });
}

std::vector<Lab> all_that_are_named(const Course& course, const std::string& wish) {
  if (wish.empty()) return course.labs;
  std::vector<Lab> named;
  std::istringstream parts{wish + ','};
  for (std::string part; std::getline(parts, part, ',');) {
    for (const Lab& lab : labs_named(course, part)) {
      if (!includes(named, lab)) named.push_back(lab);
    }
  }
  std::ranges::sort(named, {}, &Lab::name);
  return named;
}

/// The one of `labs` whose solution can be read in `lab`.
std::optional<Lab> shown_by(const Course& course, const Lab& lab, const std::vector<Lab>& labs) {
  for (const std::string& name : lab.gives) {
    const Lab& other = course.lab(name);
    if (includes(labs, other)) return other;
  }
  return std::nullopt;
}

}  // namespace

Selection select_labs(const Course& course, const std::string& wish) {
  const auto named = all_that_are_named(course, wish);
  Selection selection;
  for (const Lab& lab : named) {
    if (const auto other = shown_by(course, lab, named)) {
      selection.left_out.push_back({lab, *other});
    } else {
      selection.labs.push_back(lab);
    }
  }
  return selection;
}

}  // namespace boxlab
