#include "cli/which_check.hpp"

#include <fmt/core.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iterator>
#include <vector>

#include "course/nearest.hpp"
#include "course/record.hpp"

namespace boxlab {

namespace {

using Labs = std::vector<const Lab*>;

Labs find_labs_with(const Course& course, const std::string& id) {
  Labs found;
  for (const Lab& lab : course.labs) {
    if (lab.hints.contains(id)) found.push_back(&lab);
  }
  return found;
}

bool has_failed(const Course& course, const Lab& lab, const std::string& id) {
  const auto last = read_last_verdicts(course, lab);
  return last && std::any_of(last->checks.begin(), last->checks.end(), [&](const Verdict& check) {
           return check.id == id && check.status == Status::fail;
         });
}

std::vector<std::string> ids_of(const Lab& lab) {
  std::vector<std::string> ids;
  for (const auto& [id, hints] : lab.hints) ids.push_back(id);
  return ids;
}

[[noreturn]] void refuse_unknown(const Course& course, const std::vector<std::string>& ids,
                                 const std::string& id) {
  throw UnknownName{"check", id, ids, {"those that " + course.command() + " check LAB shows"}};
}

[[noreturn]] void refuse_ambiguous(const Course& course, const Labs& labs, const std::string& id) {
  std::string text = fmt::format("{} labs have a check {}. Say which:", labs.size(), id);
  for (const Lab* lab : labs)
    text += fmt::format("\n  {} hint {} {}", course.command(), topic_name(*lab), id);
  throw CLI::ValidationError{"LAB", text};
}

}  // namespace

const Lab& find_lab_of_check(const Course& course, const std::string& id) {
  const Labs labs = find_labs_with(course, id);
  if (labs.size() == 1) return *labs[0];
  if (labs.empty()) {
    std::vector<std::string> ids;
    for (const Lab& lab : course.labs) std::ranges::copy(ids_of(lab), std::back_inserter(ids));
    refuse_unknown(course, ids, id);
  }
  Labs failed;
  std::copy_if(labs.begin(), labs.end(), std::back_inserter(failed),
               [&](const Lab* lab) { return has_failed(course, *lab, id); });
  if (failed.size() != 1) refuse_ambiguous(course, labs, id);
  return *failed[0];
}

void require_check(const Course& course, const Lab& lab, const std::string& id) {
  if (!lab.hints.contains(id)) refuse_unknown(course, ids_of(lab), id);
}

std::string name_check(const Course& course, const Lab& lab, const std::string& id) {
  return find_labs_with(course, id).size() < 2 ? id : topic_name(lab) + " " + id;
}

}  // namespace boxlab
