#include "course/handout_page.hpp"

#include <algorithm>
#include <sstream>

namespace boxlab {

namespace {

/// What a row of a table can speak of that a class does not have.
std::vector<std::string> absent_things(const Course& course, const std::vector<Lab>& labs) {
  std::vector<std::string> things{"solution", "./boxlab handout", "./boxlab grade",
                                  "docs/grading.md"};
  for (const Lab& lab : course.labs) {
    const bool is_there =
        std::ranges::any_of(labs, [&](const Lab& other) { return other.name == lab.name; });
    if (!is_there) things.push_back("labs/" + lab.name + "/");
  }
  return things;
}

}  // namespace

std::string page_for_class(const std::string& page, const Course& course,
                           const std::vector<Lab>& labs) {
  const auto things = absent_things(course, labs);
  const auto speaks_of_one = [&](const std::string& line) {
    return std::ranges::any_of(
        things, [&](const std::string& thing) { return line.find(thing) != std::string::npos; });
  };
  std::string text;
  std::istringstream lines{page};
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with('|') || !speaks_of_one(line)) text += line + '\n';
  }
  return text;
}

}  // namespace boxlab
