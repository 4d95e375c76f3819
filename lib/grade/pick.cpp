#include "grade/pick.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "grade/text.hpp"

namespace boxlab::grade {

namespace {

using Found = std::vector<const Member*>;

std::string place_of(const Lab& lab) { return "labs/" + lab.name + "/" + lab.program + ".cpp"; }

bool is_at(const Member& member, const std::string& place) {
  return member.path == place || member.path.ends_with("/" + place);
}

/// Whether it is in the directory of a lab other than this one.
bool is_of_another(const Course& course, const Lab& lab, const Member& member) {
  return std::ranges::any_of(course.labs, [&](const Lab& other) {
    return other.name != lab.name && is_at(member, place_of(other));
  });
}

/// Two labs may have programs of the same name: then the name alone says nothing.
bool is_only_program(const Course& course, const Lab& lab) {
  return std::ranges::count(course.labs, lab.program, &Lab::program) == 1;
}

Found find_files(const Course& course, const Lab& lab, const Tree& files) {
  Found at_place;
  Found called_so;
  for (const Member& member : files) {
    if (is_at(member, place_of(lab))) at_place.push_back(&member);
    const bool has_name = last_name(member.path) == lab.program + ".cpp";
    if (has_name && !is_of_another(course, lab, member)) called_so.push_back(&member);
  }
  return at_place.empty() ? called_so : at_place;
}

/// Two files that say the same are as good as one.
void drop_copies(Found& found) {
  const auto is_copy = [&](const Member* one) {
    return one != found.front() && one->hazard.empty() && !one->is_directory &&
           !found.front()->is_directory && one->contents == found.front()->contents;
  };
  if (!found.empty()) std::erase_if(found, is_copy);
}

std::string quoted_paths(const Found& found) {
  std::vector<std::string> paths;
  for (const Member* member : found) paths.push_back(member->path);
  return fmt::format("{}", fmt::join(paths, ", "));
}

/// The one file that was found, as text; or why it is none.
Picked read_found(const Lab& lab, Found found) {
  drop_copies(found);
  const std::string name = lab.program + ".cpp";
  if (found.empty()) return {"", std::nullopt, {fmt::format("no {}", name)}};
  if (found.size() > 1)
    return {"",
            std::nullopt,
            {fmt::format("several files are called {}: {}", name, quoted_paths(found))}};
  const Member& file = *found.front();
  if (file.is_directory)
    return {file.path, std::nullopt, {fmt::format("{} is a directory", file.path)}};
  if (!file.hazard.empty())
    return {file.path, std::nullopt, {fmt::format("{} {}", file.path, file.hazard)}};
  PlainText plain = to_plain_text(file.contents);
  Picked picked{file.path, std::move(plain.text), {}, file.changed, file.time};
  for (const std::string& note : plain.notes)
    picked.notes.push_back(fmt::format("{} {}", file.path, note));
  return picked;
}

}  // namespace

std::set<std::string> answer_names(const Course& course) {
  std::set<std::string> names;
  for (const Lab& lab : course.labs) names.insert(lab.program + ".cpp");
  return names;
}

Picked pick_file(const Course& course, const Lab& lab, const Submission& submission) {
  Picked picked = read_found(lab, find_files(course, lab, submission.files));
  picked.notes.insert(picked.notes.begin(), submission.notes.begin(), submission.notes.end());
  return picked;
}

bool may_answer(const Course& course, const Lab& lab, const Submission& submission) {
  const Found found = find_files(course, lab, submission.files);
  return std::ranges::any_of(found, [&](const Member* member) {
    return is_at(*member, place_of(lab)) || is_only_program(course, lab);
  });
}

}  // namespace boxlab::grade
