#include "grade/nested.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

#include "grade/archive.hpp"

namespace boxlab::grade {

namespace {

bool has_any(const std::set<std::string>& answers, const Tree& files) {
  return std::ranges::any_of(
      files, [&](const Member& member) { return answers.contains(last_name(member.path)); });
}

void note(Submission& submission, const std::string& path, const std::string& hazard) {
  submission.notes.push_back(fmt::format("{} {}", path, hazard));
}

/// Adds what one archive holds.
void add_unpacked(const Course& course, const std::set<std::string>& answers, const Member& archive,
                  Submission& submission) {
  if (!archive.hazard.empty()) return note(submission, archive.path, archive.hazard);
  Unpacked unpacked = unpack(course, archive.contents, answers);
  if (!unpacked.hazard.empty()) note(submission, archive.path, unpacked.hazard);
  for (Member& member : unpacked.members) {
    if (clean_path(member.path).empty()) {
      note(submission, fmt::format("{}: {}", archive.path, member.path), member.hazard);
      continue;
    }
    member.path = archive.path + "/" + member.path;
    member.time = archive.time;  // what is inside may say anything
    submission.files.push_back(std::move(member));
  }
}

}  // namespace

void unpack_nested(const Course& course, const std::set<std::string>& answers,
                   Submission& submission) {
  if (has_any(answers, submission.files)) return;
  Tree archives = submission.files;
  std::erase_if(archives, [](const Member& member) {
    return member.is_directory || !is_archive_name(member.path);
  });
  for (std::size_t i = 0; i < std::min(archives.size(), most_archives_of_one); ++i)
    add_unpacked(course, answers, archives[i], submission);
  if (archives.size() > most_archives_of_one)
    submission.notes.push_back(
        fmt::format("{} archives, of which {} were read", archives.size(), most_archives_of_one));
}

}  // namespace boxlab::grade
