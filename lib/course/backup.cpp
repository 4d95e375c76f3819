#include "course/backup.hpp"

#include <fmt/format.h>

#include "check/verdict.hpp"
#include "course/date.hpp"
#include "course/files.hpp"
#include "course/progress.hpp"

namespace boxlab {

namespace fs = std::filesystem;

namespace {

/// A name that nothing has yet: two may start over in one second.
fs::path find_free_name(const fs::path& directory, const std::string& name) {
  fs::path free = directory / name;
  for (int number = 2; fs::exists(free); ++number)
    free = directory / fmt::format("{}-{}", name, number);
  return free;
}

void forget(Progress& progress, const Lab& lab) {
  const auto known = progress.facts();
  for (const auto& [topic, fact] : known) {
    if (topic.lab != topic_name(lab)) continue;
    if (topic.kind == "check") progress.set(topic, std::string{to_text(Status::fail)});
    if (topic.kind == "hint") progress.set(topic, "0");
  }
}

}  // namespace

Backup::Backup(const Course& course)
    : directory_{find_free_name(course.kept() / "backup", date_for_file())} {}

fs::path Backup::keep(const Lab& lab) const {
  fs::path copy = directory_ / lab.name / lab.source().filename();
  fs::create_directories(copy.parent_path());
  replace_file(copy, read_file(lab.source()));
  return copy;
}

void start_over(const Course& course, const Lab& lab) {
  replace_file(fs::canonical(lab.source()), read_file(lab.starter()));
  if (fs::exists(progress_file(course)))
    change_progress(course, [&](Progress& progress) { forget(progress, lab); });
}

}  // namespace boxlab
